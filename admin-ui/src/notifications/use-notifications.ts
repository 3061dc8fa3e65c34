import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Notification, Page } from '../../../api/contract';
import { request } from '../api/client';
import { useMe } from '../api/use-me';

/** The messages to whoever is signed in, newest first, page by page. */
export const useNotifications = (unread: boolean, limit = 25, enabled = true) =>
  useInfiniteQuery({
    queryKey: ['notifications', 'list', { unread, limit }],
    queryFn: ({ pageParam, signal }) =>
      request<Page<Notification>>('GET', '/notifications', undefined, {
        query: { unread: unread || undefined, limit, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    enabled,
  });

/** Marks messages as read: these, or all. */
export function useMarkRead() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ids: readonly string[] | 'all') =>
      request<{ unread: number }>('POST', '/notifications/read', ids === 'all' ? { all: true } : { ids }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['notifications'] });
      void client.invalidateQueries({ queryKey: ['me'] });
    },
  });
}

/** How many messages are unread. */
export const useUnread = (): number => useMe()?.unread ?? 0;
