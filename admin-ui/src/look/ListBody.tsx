import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useInfinitePaginationContext, useListContext, useTranslate, type RaRecord } from 'react-admin';
import { problemOf } from '../api/client';
import { EmptyState } from './EmptyState';
import { LoadMore } from './LoadMore';
import { ProblemAlert } from './ProblemAlert';
import { useFilter } from './use-filter';

interface Props<T> {
  readonly empty: string;
  readonly emptyHelp?: string | undefined;
  readonly emptyFiltered: string;
  readonly children: (items: readonly T[]) => ReactNode;
}

/** What every list shows: waiting, a refusal, a sentence when empty, its rows, and more of them. */
export function ListBody<T extends RaRecord>({ empty, emptyHelp, emptyFiltered, children }: Props<T>) {
  const translate = useTranslate();
  const { data, error, isPending, refetch } = useListContext<T>();
  const { hasNextPage, fetchNextPage, isFetchingNextPage } = useInfinitePaginationContext();
  const filter = useFilter();

  if (error && !data) return <ProblemAlert problem={problemOf(error)} onRetry={() => void refetch()} />;
  if (isPending)
    return <Skeleton variant="rounded" height={360} role="status" aria-label={translate('shell.loading')} />;
  const items: readonly T[] = data;
  if (items.length === 0) {
    return (
      <Card>
        <EmptyState
          title={filter.isSet ? emptyFiltered : empty}
          {...(!filter.isSet && emptyHelp !== undefined && { help: emptyHelp })}
        >
          {filter.isSet && <Button onClick={filter.clear}>{translate('shell.clear')}</Button>}
        </EmptyState>
      </Card>
    );
  }
  return (
    <>
      {children(items)}
      {!hasNextPage && items.length > 10 && (
        <Box sx={{ textAlign: 'center', py: 1.5 }}>
          <Typography variant="caption" color="textSecondary">
            {translate('cases.end')}
          </Typography>
        </Box>
      )}
      <LoadMore hasMore={hasNextPage === true} isLoading={isFetchingNextPage} onMore={() => void fetchNextPage()} />
    </>
  );
}
