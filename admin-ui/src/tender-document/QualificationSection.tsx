import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { useTranslate } from 'react-admin';
import { newName, withChanged } from './draft-places';
import type { SectionProps } from './section-props';
import { TextAt } from './TextAt';
import { TitleRow } from './TitleRow';

/** Conditions that every bidder must meet, each with what shows it. */
export function QualificationSection({ draft, faults, disabled, onChange }: SectionProps<'qualification'>) {
  const t = useTranslate();
  const { qualification } = draft;
  const put = (index: number, changed: Partial<(typeof qualification)[number]>) =>
    onChange({ qualification: withChanged(qualification, index, changed) });
  return (
    <Stack spacing={3}>
      {qualification.map((one, index) => (
        <Stack key={one.key} spacing={1.5} sx={{ borderLeft: 3, borderColor: 'divider', pl: { xs: 1, sm: 2 } }}>
          <TitleRow
            at="qualification"
            label={t('tender.condition', { number: index + 1 })}
            list={qualification}
            {...{ index, faults, disabled }}
            onChange={(next) => onChange({ qualification: next })}
          />
          <TextAt
            path={`qualification.${index}.text`}
            label={t('tender.conditionText')}
            value={one.text}
            onChange={(text) => put(index, { text })}
            rows={2}
            {...{ faults, disabled }}
          />
          <TextAt
            path={`qualification.${index}.proof`}
            label={t('tender.proof')}
            value={one.proof ?? ''}
            onChange={(proof) => put(index, { proof })}
            {...{ faults, disabled }}
          />
        </Stack>
      ))}
      <Box>
        <Button
          disabled={disabled}
          onClick={() => onChange({ qualification: [...qualification, { key: newName(), title: '', text: '' }] })}
        >
          {t('tender.addCondition')}
        </Button>
      </Box>
    </Stack>
  );
}
