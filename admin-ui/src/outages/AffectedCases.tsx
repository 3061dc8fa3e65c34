import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { problemOf } from '../api/client';
import { Waiting } from '../layout/Waiting';
import { ProblemAlert } from '../look/ProblemAlert';
import { instantText } from '../look/span-of-time';
import type { useAffected } from './use-outage';

interface Props {
  readonly affected: ReturnType<typeof useAffected>;
  readonly spared: readonly string[];
  readonly isPeriodGiven: boolean;
  readonly onChange: (spared: readonly string[]) => void;
}

/** The cases that the outage hit, each to be postponed or not. */
export function AffectedCases({ affected, spared, isPeriodGiven, onChange }: Props) {
  const translate = useTranslate();
  const items = affected.data?.items ?? [];
  const toggle = (id: string) => onChange(spared.includes(id) ? spared.filter((each) => each !== id) : [...spared, id]);
  return (
    <Box component="fieldset" sx={{ border: 1, borderColor: 'divider', borderRadius: 2, p: 1.5, m: 0, minWidth: 0 }}>
      <Typography component="legend" variant="h3" sx={{ px: 0.5 }}>
        {translate('outages.affected')}
      </Typography>
      {!isPeriodGiven && (
        <Typography variant="body2" color="textSecondary">
          {translate('outages.choosePeriod')}
        </Typography>
      )}
      {affected.error && <ProblemAlert problem={problemOf(affected.error)} onRetry={() => void affected.refetch()} />}
      {affected.isLoading && <Waiting />}
      {isPeriodGiven && affected.data && items.length === 0 && (
        <Typography variant="body2" role="status">
          {translate('outages.none')}
        </Typography>
      )}
      {items.length > 0 && (
        <>
          <FormControlLabel
            control={
              <Checkbox
                checked={spared.length === 0}
                indeterminate={spared.length > 0 && spared.length < items.length}
                onChange={() => onChange(spared.length === 0 ? items.map(({ caseId }) => caseId) : [])}
              />
            }
            label={`${translate('outages.chooseAll')} · ${translate('outages.chosen', { smart_count: items.length - spared.length })}`}
          />
          <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, maxHeight: 320, overflowY: 'auto' }}>
            {items.map(({ caseId, code, title, deadlineAt }) => (
              <Box component="li" key={caseId} sx={{ borderTop: 1, borderColor: 'divider' }}>
                <FormControlLabel
                  control={<Checkbox checked={!spared.includes(caseId)} onChange={() => toggle(caseId)} />}
                  label={
                    <>
                      <strong>{title}</strong>
                      <Box component="span" sx={{ display: 'block', fontSize: '0.8125rem', color: 'text.secondary' }}>
                        {code} · {translate('outages.deadlineWas')} {instantText(deadlineAt)}
                      </Box>
                    </>
                  }
                  sx={{ py: 0.5 }}
                />
              </Box>
            ))}
          </Box>
        </>
      )}
    </Box>
  );
}
