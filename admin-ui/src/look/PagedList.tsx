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
  if (error && !data) return <ProblemAlert problem={problemOf(error)} onRetry={() => void list.refetch()} />;
  if (!data) return <Skeleton variant="rounded" height={360} role="status" aria-label={translate('shell.loading')} />;
  const items = data.pages.flatMap((page) => page.items);
  if (items.length === 0) {
    return (
      <Card>
        <EmptyState title={empty} {...(emptyHelp !== undefined && { help: emptyHelp })}>
          {onClear && <Button onClick={onClear}>{translate('shell.clear')}</Button>}
        </EmptyState>
      </Card>
    );
  }
  return (
    <>
      {children(items)}
      <LoadMore hasMore={hasNextPage} isLoading={isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
    </>
  );
}
