import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { CaseView } from '../../../api/contract';
import { Countdown } from '../look/Countdown';
import { Instant } from '../look/Instant';
import { untilText } from '../look/span-of-time';

/** Until when: the deadline of the stage, counting down, or since when it stands still. */
export function CaseDeadline({ view }: { readonly view: CaseView }) {
  const t = useTranslate();
  const { deadline, suspendedAt, closing, closedAt } = view;
  if (closing)
    return closedAt ? (
      <Typography variant="body2">
        {t('case.closedAt')} <Instant at={closedAt} />
      </Typography>
    ) : null;
  const since = deadline?.standsStillSince ?? suspendedAt;
  if (!deadline)
    return since ? (
      <Typography sx={{ color: 'warning.main', fontWeight: 600 }}>
        {t('case.suspendedSince')} <Instant at={since} />
      </Typography>
    ) : null;
  return (
    <Box>
      <Countdown at={deadline.at} stoppedSince={since} provisional={deadline.provisional} closes prominent />
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t(since ? 'case.deadlineStopped' : `case.deadlineOf.${deadline.kind}`)}{' '}
        <time dateTime={deadline.at}>{untilText(deadline.at)}</time>
      </Typography>
    </Box>
  );
}
