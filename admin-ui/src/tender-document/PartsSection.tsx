import Accordion from '@mui/material/Accordion';
import AccordionDetails from '@mui/material/AccordionDetails';
import AccordionSummary from '@mui/material/AccordionSummary';
import ExpandIcon from '@mui/icons-material/ExpandMoreOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { newName, withChanged, withMoved } from './draft-places';
import { RowButtons } from './RowButtons';
import type { SectionProps } from './section-props';
import { TextAt } from './TextAt';

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
          <Accordion
            key={part.key}
            expanded={open === index}
            onChange={(_event, isOpen) => onOpen(isOpen ? index : -1)}
            disableGutters
            slotProps={{ transition: { unmountOnExit: true } }}
          >
            <AccordionSummary expandIcon={<ExpandIcon />}>
              <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
                <Typography sx={{ fontWeight: 600 }}>
                  {t('tender.partNamed', { number: index + 1, title: part.title })}
                </Typography>
                <Typography variant="body2" color="textSecondary">
                  {t('tender.clauseCount', { smart_count: part.clauses.length })}
                </Typography>
                {wrong > 0 && (
                  <Chip size="small" color="error" label={t('tender.faultCount', { smart_count: wrong })} />
                )}
              </Stack>
            </AccordionSummary>
            <AccordionDetails>
              <PartFields
                {...{ part, index, faults, disabled }}
                onChange={(changed) => put(index, changed)}
                controls={
                  <RowButtons
                    name={part.title}
                    count={parts.length}
                    {...{ index, disabled }}
                    onMove={(by) => {
                      onChange({ parts: withMoved(parts, index, by) });
                      onOpen(index + by);
                    }}
                    onRemove={() => onChange({ parts: parts.filter((_, place) => place !== index) })}
                  />
                }
              />
            </AccordionDetails>
          </Accordion>
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

interface PartFieldsProps extends Pick<PartsSectionProps, 'faults' | 'disabled'> {
  readonly part: Part;
  readonly index: number;
  readonly onChange: (changed: Partial<Part>) => void;
  readonly controls: ReactNode;
}

function PartFields({ part, index, faults, disabled, onChange, controls }: PartFieldsProps) {
  const t = useTranslate();
  const { clauses } = part;
  const at = `parts.${index}`;
  return (
    <Stack spacing={2.5}>
      <Stack direction="row" sx={{ gap: 1, alignItems: 'flex-start' }}>
        <TextAt
          path={`${at}.title`}
          label={t('tender.partTitle')}
          value={part.title}
          onChange={(title) => onChange({ title })}
          {...{ faults, disabled }}
        />
        {controls}
      </Stack>
      {clauses.map((clause, place) => (
        <Stack key={clause.key} spacing={1.5} sx={{ borderLeft: 3, borderColor: 'divider', pl: { xs: 1, sm: 2 } }}>
          <Stack direction="row" sx={{ gap: 1, alignItems: 'flex-start' }}>
            <TextAt
              path={`${at}.clauses.${place}.title`}
              label={t('tender.clauseTitle', { number: `${index + 1}.${place + 1}` })}
              value={clause.title}
              onChange={(title) => onChange({ clauses: withChanged(clauses, place, { title }) })}
              {...{ faults, disabled }}
            />
            <RowButtons
              name={clause.title}
              index={place}
              count={clauses.length}
              disabled={disabled}
              onMove={(by) => onChange({ clauses: withMoved(clauses, place, by) })}
              onRemove={() => onChange({ clauses: clauses.filter((_, other) => other !== place) })}
            />
          </Stack>
          <TextAt
            path={`${at}.clauses.${place}.text`}
            label={t('tender.clauseText', { number: `${index + 1}.${place + 1}` })}
            value={clause.text}
            onChange={(text) => onChange({ clauses: withChanged(clauses, place, { text }) })}
            rows={3}
            {...{ faults, disabled }}
          />
        </Stack>
      ))}
      <Box>
        <Button
          disabled={disabled}
          onClick={() => onChange({ clauses: [...clauses, { key: newName(), title: '', text: '' }] })}
        >
          {t('tender.addClause')}
        </Button>
      </Box>
    </Stack>
  );
}
