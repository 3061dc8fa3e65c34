import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Skeleton from '@mui/material/Skeleton';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import type { Page } from '../../../api/contract';
import { problemOf } from '../api/client';
import { EmptyState } from './EmptyState';
import { LoadMore } from './LoadMore';
import { ProblemAlert } from './ProblemAlert';

interface Props<T> {
  readonly list: UseInfiniteQueryResult<InfiniteData<Page<T>>>;
  readonly empty: string;
  readonly emptyHelp?: string | undefined;
  /** Takes the filters away, where there are some. */
  readonly onClear?: (() => void) | undefined;
  readonly children: (items: readonly T[]) => ReactNode;
}

/** A list that is asked for page by page: waiting, a refusal, a sentence when empty, its rows, and more of them. */
export function PagedList<T>({ list, empty, emptyHelp, onClear, children }: Props<T>) {
  const translate = useTranslate();
  const { data, error, hasNextPage, isFetchingNextPage } = list;
  const problem = error && <ProblemAlert problem={problemOf(error)} onRetry={() => void list.refetch()} />;
  if (problem && !data) return problem;
  if (!data) return <Skeleton variant="rounded" height={360} role="status" aria-label={translate('shell.loading')} />;
  // what was read before stays, but not as if it were of now
  const warning = problem && <Box sx={{ mb: 2 }}>{problem}</Box>;
  const items = data.pages.flatMap((page) => page.items);
  if (items.length === 0) {
    return (
      <>
        {warning}
        <Card>
          <EmptyState title={empty} {...(emptyHelp !== undefined && { help: emptyHelp })}>
            {onClear && <Button onClick={onClear}>{translate('shell.clear')}</Button>}
          </EmptyState>
        </Card>
      </>
    );
  }
  return (
    <>
      {warning}
      {children(items)}
      <LoadMore hasMore={hasNextPage} isLoading={isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
    </>
  );
}
