import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useId, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { problemOf } from '../api/client';
import { ProblemAlert } from '../look/ProblemAlert';

interface Props<T> {
  readonly title: string;
  readonly help?: string;
  /** A choice at the right of the title. */
  readonly choice?: ReactNode;
  readonly query: { readonly data: T | undefined; readonly error: Error | null; readonly refetch: () => unknown };
  readonly children: (data: T) => ReactNode;
}

/** A part of the overview that is asked for by itself: one that is slow or refused leaves the others alone. */
export function Part<T>({ title, help, choice, query, children }: Props<T>) {
  const translate = useTranslate();
  const id = useId();
  const { data, error, refetch } = query;
  return (
    <Card component="section" aria-labelledby={id} sx={{ p: { xs: 1.5, sm: 2 }, minWidth: 0 }}>
      <Stack direction="row" sx={{ justifyContent: 'space-between', gap: 1, flexWrap: 'wrap', mb: 1 }}>
        <Box>
          <Typography id={id} variant="h2">
            {title}
          </Typography>
          {help !== undefined && (
            <Typography variant="body2" color="textSecondary">
              {help}
            </Typography>
          )}
        </Box>
        {choice}
      </Stack>
      {error && !data && <ProblemAlert problem={problemOf(error)} onRetry={() => void refetch()} />}
      {!data && !error && (
        <Skeleton variant="rounded" height={220} role="status" aria-label={translate('shell.loading')} />
      )}
      {data !== undefined && children(data)}
    </Card>
  );
}
