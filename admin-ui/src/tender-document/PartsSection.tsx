import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { newName, withChanged } from './draft-places';
import { Folded } from './Folded';
import type { SectionProps } from './section-props';
import { TextAt } from './TextAt';
import { TitleRow } from './TitleRow';

type Part = SectionProps<'parts'>['draft']['parts'][number];

interface PartsSectionProps extends SectionProps<'parts'> {
  /** The part that stands open. */
  readonly open: number;
  readonly onOpen: (index: number) => void;
}

/** Parts and their clauses: one part open at a time. */
export function PartsSection({ draft: { parts }, faults, disabled, onChange, open, onOpen }: PartsSectionProps) {
  const t = useTranslate();
  const put = (index: number, changed: Partial<Part>) => onChange({ parts: withChanged(parts, index, changed) });
  return (
    <Box>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1.5 }}>
        {t('tender.partsHelp')}
      </Typography>
      {parts.map((part, index) => {
        const wrong = faults.filter(({ path }) => path.startsWith(`parts.${index}.`)).length;
        return (
          <Folded
            key={part.key}
            title={t('tender.partNamed', { number: index + 1, title: part.title })}
            isOpen={open === index}
            onToggle={(isOpen) => onOpen(isOpen ? index : -1)}
            notes={
              <>
                <Typography variant="body2" color="textSecondary">
                  {t('tender.clauseCount', { smart_count: part.clauses.length })}
                </Typography>
                {wrong > 0 && (
                  <Chip size="small" color="error" label={t('tender.faultCount', { smart_count: wrong })} />
                )}
              </>
            }
          >
            <Stack spacing={2.5}>
              <TitleRow
                at="parts"
                label={t('tender.partTitle')}
                list={parts}
                {...{ index, faults, disabled }}
                onChange={(next) => onChange({ parts: next })}
                onMoved={onOpen}
              />
              <Clauses {...{ part, index, faults, disabled }} onChange={(clauses) => put(index, { clauses })} />
            </Stack>
          </Folded>
        );
      })}
      <Button
        sx={{ mt: 1.5 }}
        disabled={disabled}
        onClick={() => {
          onChange({ parts: [...parts, { key: newName(), title: '', clauses: [] }] });
          onOpen(parts.length);
        }}
      >
        {t('tender.addPart')}
      </Button>
    </Box>
  );
}

interface ClausesProps extends Pick<PartsSectionProps, 'faults' | 'disabled'> {
  readonly part: Part;
  readonly index: number;
  readonly onChange: (clauses: Part['clauses']) => void;
}

function Clauses({ part: { clauses }, index, faults, disabled, onChange }: ClausesProps) {
  const t = useTranslate();
  const at = `parts.${index}.clauses`;
  return (
    <>
      {clauses.map((clause, place) => (
        <Stack key={clause.key} spacing={1.5} sx={{ borderLeft: 3, borderColor: 'divider', pl: { xs: 1, sm: 2 } }}>
          <TitleRow
            at={at}
            label={t('tender.clauseTitle', { number: `${index + 1}.${place + 1}` })}
            list={clauses}
            index={place}
            {...{ faults, disabled, onChange }}
          />
          <TextAt
            path={`${at}.${place}.text`}
            label={t('tender.clauseText', { number: `${index + 1}.${place + 1}` })}
            value={clause.text}
            onChange={(text) => onChange(withChanged(clauses, place, { text }))}
            rows={3}
            {...{ faults, disabled }}
          />
        </Stack>
      ))}
      <Box>
        <Button disabled={disabled} onClick={() => onChange([...clauses, { key: newName(), title: '', text: '' }])}>
          {t('tender.addClause')}
        </Button>
      </Box>
    </>
  );
}
