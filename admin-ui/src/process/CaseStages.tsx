import CheckIcon from '@mui/icons-material/Check';
import PlaceIcon from '@mui/icons-material/Place';
import RadioButtonUncheckedIcon from '@mui/icons-material/RadioButtonUnchecked';
import { Accordion, AccordionDetails, AccordionSummary, Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { CaseView } from '../../../api/contract';
import type { Process } from '../../../definitions/language';
import { GivenForm } from '../case/tabs/GivenForm';
import { pathOf } from '../case/stage-path';
import { useText } from '../i18n/use-text';
import { Instant } from '../look/Instant';

interface CaseStagesProps {
  readonly view: CaseView;
  readonly definition: Process;
  readonly selected: string;
  readonly onSelect: (stage: string) => void;
}

const signs = { done: CheckIcon, current: PlaceIcon, ahead: RadioButtonUncheckedIcon } as const;

/** The stages of a case in order; opening one shows when it was passed and what was done in it. */
export function CaseStages({ view, definition, selected, onSelect }: CaseStagesProps) {
  const t = useTranslate();
  const text = useText();
  return (
    <Box>
      <Typography variant="h3" component="h3" sx={{ mb: 1 }}>
        {t('process.stages')}
      </Typography>
      {pathOf(definition, view).map(({ name, state }) => {
        const stage = definition.stages[name];
        const visits = view.visits.filter((visit) => visit.stage === name);
        const given = view.given.filter(({ action }) => {
          const found = stage?.actions && Object.hasOwn(stage.actions, action) ? stage.actions[action] : undefined;
          return found && found.each !== 'person';
        });
        const Sign = signs[state];
        return (
          <Accordion
            key={name}
            disableGutters
            variant="outlined"
            expanded={selected === name}
            onChange={(_, open) => onSelect(open ? name : '')}
            slotProps={{ transition: { unmountOnExit: true }, heading: { component: 'h4' } }}
          >
            <AccordionSummary aria-current={state === 'current' ? 'step' : undefined}>
              <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap', width: '100%' }}>
                <Sign
                  fontSize="small"
                  aria-label={t(`process.state.${state}`)}
                  sx={{ color: state === 'ahead' ? 'text.secondary' : 'primary.main' }}
                />
                <Typography component="span" sx={{ fontWeight: state === 'current' ? 650 : 400, flex: 1 }}>
                  {stage ? text(stage.title) : name}
                </Typography>
                {visits[0] && (
                  <Typography component="span" variant="body2" sx={{ color: 'text.secondary' }}>
                    <Instant at={visits[0].enteredAt} style="day" />
                    {visits.length > 1 && ` · ${t('process.times', { smart_count: visits.length })}`}
                  </Typography>
                )}
              </Box>
            </AccordionSummary>
            <AccordionDetails>
              {visits.map((visit) => (
                <Typography key={visit.visit} variant="body2" sx={{ color: 'text.secondary' }}>
                  <Instant at={visit.enteredAt} /> –{' '}
                  {visit.leftAt ? <Instant at={visit.leftAt} /> : t('process.untilNow')}
                </Typography>
              ))}
              {stage?.does && (
                <Typography variant="body2" sx={{ my: 1 }}>
                  {text(stage.does)}
                </Typography>
              )}
              {given.map((form, index) => (
                <GivenForm key={`${form.action}-${index}`} given={form} view={view} definition={definition} />
              ))}
              {visits.length === 0 && <Typography variant="body2">{t('process.notReached')}</Typography>}
            </AccordionDetails>
          </Accordion>
        );
      })}
    </Box>
  );
}
