import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import List from '@mui/material/List';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { problemOf } from '../api/client';
import { Waiting } from '../layout/Waiting';
import { EmptyState } from '../look/EmptyState';
import { LoadMore } from '../look/LoadMore';
import { PageHead } from '../look/PageHead';
import { ProblemAlert } from '../look/ProblemAlert';
import { ReasonButton } from '../look/ReasonButton';
import { NotificationRow } from './NotificationRow';
import { useMarkRead, useNotifications, useUnread } from './use-notifications';

/** All messages to whoever is signed in. */
export default function NotificationsPage() {
  const translate = useTranslate();
  const [onlyUnread, setOnlyUnread] = useState(false);
  const list = useNotifications(onlyUnread);
  const { mutate: markRead, error: refusal } = useMarkRead();
  const unread = useUnread();

  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const error = list.error ?? refusal;
  return (
    <Box sx={{ maxWidth: 800 }}>
      <PageHead title={translate('notifications.title')}>
        <ReasonButton
          variant="outlined"
          reason={unread === 0 ? translate('notifications.noUnread') : undefined}
          onClick={() => markRead('all')}
        >
          {translate('notifications.markAll')}
        </ReasonButton>
      </PageHead>
      <Tabs
        value={onlyUnread ? 'unread' : 'all'}
        onChange={(_event, value: string) => setOnlyUnread(value === 'unread')}
        aria-label={translate('notifications.title')}
        sx={{ mb: 2 }}
      >
        <Tab value="all" label={translate('notifications.all')} />
        <Tab value="unread" label={`${translate('notifications.unread')} (${unread})`} />
      </Tabs>
      {error && <ProblemAlert problem={problemOf(error)} onRetry={() => void list.refetch()} />}
      {list.isPending && !error && <Waiting />}
      {list.data && (
        <Card>
          {items.length === 0 ? (
            <EmptyState
              title={translate(onlyUnread ? 'notifications.noUnread' : 'notifications.empty')}
              help={translate('notifications.emptyHelp')}
            />
          ) : (
            <List disablePadding>
              {items.map((notification) => (
                <NotificationRow
                  key={notification.id}
                  notification={notification}
                  onOpen={({ id, read }) => {
                    if (!read) markRead([id]);
                  }}
                />
              ))}
            </List>
          )}
        </Card>
      )}
      <LoadMore
        hasMore={list.hasNextPage}
        isLoading={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
      />
    </Box>
  );
}
