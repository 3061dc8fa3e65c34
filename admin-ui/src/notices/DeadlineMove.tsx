import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import type { Notice } from '../../../api/contract';
import { Instant } from '../look/Instant';

/** A published deadline before and after a correction. */
export function DeadlineMove({
  deadline,
}: {
  readonly deadline: NonNullable<NonNullable<Notice['amends']>['deadline']>;
}) {
  const translate = useTranslate();
  return (
    <Box component="span" sx={{ display: 'block' }}>
      {translate('notices.deadlineMoves')} <s>{<Instant at={deadline.from} />}</s>{' '}
      <Box component="span" aria-label={translate('notices.becomes')} role="img">
        →
      </Box>{' '}
      <strong>
        <Instant at={deadline.to} />
      </strong>
    </Box>
  );
}
