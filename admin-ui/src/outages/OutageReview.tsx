import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { problemOf } from '../api/client';
import { Facts } from '../look/Facts';
import { ProblemAlert } from '../look/ProblemAlert';
import { instantText } from '../look/span-of-time';
import type { Affected, OutageForm, usePostpone } from './use-outage';

interface Props {
  readonly form: OutageForm;
  readonly chosen: readonly Affected[];
  readonly postpone: ReturnType<typeof usePostpone>;
  readonly onBack: () => void;
}

/** What is about to happen, before it cannot be undone. */
export function OutageReview({ form, chosen, postpone, onBack }: Props) {
  const translate = useTranslate();
  const { from, to, newDeadline, reason } = form;

  if (from === undefined || to === undefined || newDeadline === undefined) return null;
  const count = { smart_count: chosen.length };
  const submit = () =>
    postpone.mutate({ from, to, newDeadline, reason: reason.trim(), caseIds: chosen.map(({ caseId }) => caseId) });
  return (
    <Card component="section" aria-labelledby="review" sx={{ p: 2.5 }}>
      <Stack sx={{ gap: 2 }}>
        <Typography variant="h2" id="review">
          {translate('outages.reviewTitle')}
        </Typography>
        <Alert severity="warning" variant="outlined">
          {translate('outages.reviewSentence', { ...count, at: instantText(newDeadline) })}
        </Alert>
        {postpone.error && <ProblemAlert problem={problemOf(postpone.error)} />}
        <Facts
          facts={[
            { name: translate('outages.period'), value: `${instantText(from)} – ${instantText(to)}` },
            { name: translate('outages.newDeadline'), value: instantText(newDeadline) },
            { name: translate('outages.reason'), value: reason },
          ]}
        />
        <Box
          component="ul"
          sx={{ m: 0, pl: 2.5, maxHeight: 320, overflowY: 'auto' }}
          tabIndex={0}
          aria-label={translate('outages.affected')}
        >
          {chosen.map(({ caseId, code, title, deadlineAt }) => (
            <li key={caseId}>
              {title} ({code}): {instantText(deadlineAt)} → {instantText(newDeadline)}
            </li>
          ))}
        </Box>
        <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
          <Button variant="contained" loading={postpone.isPending} onClick={submit}>
            {translate('outages.submit', count)}
          </Button>
          <Button onClick={onBack} disabled={postpone.isPending}>
            {translate('shell.back')}
          </Button>
        </Stack>
      </Stack>
    </Card>
  );
}
