import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { TenderRoom } from '../../../api/contract';
import { namedInEnglish } from '../../../domain/tender-document/named-in-english';
import { factIn } from '../../../domain/tender-document/placeholders';
import { useText } from '../i18n/use-text';
import { Facts } from '../look/Facts';
import type { SectionProps } from './section-props';
import { TextAt } from './TextAt';

interface FactsSectionProps extends SectionProps<'facts' | 'blanks'> {
  readonly known: TenderRoom['known'];
}

/** What texts of the tender document name: stated by the case, or filled in here once for all clauses. */
export function FactsSection({ draft, known, faults, disabled, onChange }: FactsSectionProps) {
  const t = useTranslate();
  const text = useText();
  return (
    <Stack spacing={2.5}>
      {[...draft.blanks, ...known.filter(({ value }) => value === undefined).map(withoutExample)].map(
        ({ key, title, example }) => (
          <TextAt
            key={key}
            path={`facts.${key}`}
            label={text(namedInEnglish(title))}
            value={factIn(draft.facts, key)}
            onChange={(value) => onChange({ facts: { ...draft.facts, [key]: value } })}
            help={example === undefined ? undefined : t('tender.example', { example })}
            {...{ faults, disabled }}
          />
        ),
      )}
      <Box>
        <Typography variant="h3" component="h3" sx={{ mb: 1 }}>
          {t('tender.known')}
        </Typography>
        <Facts facts={known.map(({ title, value }) => ({ name: text(namedInEnglish(title)), value }))} />
      </Box>
    </Stack>
  );
}

/** What the case could state and does not is filled in here. */
const withoutExample = ({
  key,
  title,
}: TenderRoom['known'][number]): SectionProps<'blanks'>['draft']['blanks'][number] => ({
  key,
  title,
});
