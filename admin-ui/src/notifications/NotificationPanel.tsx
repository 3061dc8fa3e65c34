import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import List from '@mui/material/List';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import { problemOf } from '../api/client';
import { Waiting } from '../layout/Waiting';
import { EmptyState } from '../look/EmptyState';
import { ProblemAlert } from '../look/ProblemAlert';
import { ReasonButton } from '../look/ReasonButton';
import { NotificationRow } from './NotificationRow';
import { useMarkRead, useNotifications, useUnread } from './use-notifications';

/** The newest messages, as the bell shows them. */
export function NotificationPanel({ onClose }: { readonly onClose: () => void }) {
  const translate = useTranslate();
  const { data, error, isPending, refetch } = useNotifications(false, 10);
  const { mutate: markRead } = useMarkRead();
  const unread = useUnread();

  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Box>
      <Stack direction="row" sx={{ px: 2, py: 1, justifyContent: 'space-between', alignItems: 'center' }}>
        <Typography variant="h2">{translate('notifications.title')}</Typography>
        <ReasonButton
          size="small"
          reason={unread === 0 ? translate('notifications.noUnread') : undefined}
          onClick={() => markRead('all')}
        >
          {translate('notifications.markAll')}
        </ReasonButton>
      </Stack>
      {error && <ProblemAlert problem={problemOf(error)} onRetry={() => void refetch()} />}
      {isPending && <Waiting />}
      {data && items.length === 0 && (
        <EmptyState title={translate('notifications.empty')} help={translate('notifications.emptyHelp')} />
      )}
      <List disablePadding>
        {items.map((notification) => (
          <NotificationRow
            key={notification.id}
            notification={notification}
            onOpen={({ id, read }) => {
              if (!read) markRead([id]);
              onClose();
            }}
          />
        ))}
      </List>
      <Button component={Link} to="/notifications" onClick={onClose} fullWidth sx={{ py: 1.25 }}>
        {translate('notifications.seeAll')}
      </Button>
    </Box>
  );
}
