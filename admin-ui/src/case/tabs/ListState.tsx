import { Skeleton, Stack } from '@mui/material';
import type { ReactNode } from 'react';
import { problemOf } from '../../api/client';
import { EmptyState } from '../../look/EmptyState';
import { ProblemAlert } from '../../look/ProblemAlert';

interface ListStateProps {
  readonly query: {
    readonly data?: readonly unknown[] | undefined;
    readonly error: Error | null;
    readonly refetch: () => unknown;
  };
  readonly empty: string;
  readonly help?: string;
  readonly children: ReactNode;
}

/** A list while it is loading, when it could not be loaded, and when it is empty; else the list. */
export function ListState({ query, empty, help, children }: ListStateProps) {
  if (query.error && !query.data)
    return <ProblemAlert problem={problemOf(query.error)} onRetry={() => void query.refetch()} />;
  if (!query.data) {
    return (
      <Stack spacing={1} aria-busy>
        <Skeleton variant="rounded" height={48} />
        <Skeleton variant="rounded" height={48} />
      </Stack>
    );
  }
  if (query.data.length === 0) return <EmptyState title={empty} {...(help && { help })} />;
  return <>{children}</>;
}
