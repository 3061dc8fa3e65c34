import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { problemOf } from '../api/client';
import { EmptyState } from '../look/EmptyState';
import { LoadMore } from '../look/LoadMore';
import { ProblemAlert } from '../look/ProblemAlert';
import { EmptyInbox } from './EmptyInbox';
import { TaskRow } from './TaskRow';
import type { TaskGroup } from './group-tasks';
import type { TaskFilter, useTasks } from './use-tasks';

interface Props {
  readonly list: ReturnType<typeof useTasks>;
  readonly groups: readonly TaskGroup[];
  readonly filter: TaskFilter;
  readonly open: string | undefined;
  readonly onChange: (part: Readonly<Record<string, string | undefined>>) => void;
}

/** The filters beside whose tasks they are. */
const narrowing = ['q', 'process', 'overdue', 'due'] as const;

/** The tasks under their headings; or a pleasant sentence. */
export function TaskGroups({ list, groups, filter, open, onChange }: Props) {
  const translate = useTranslate();
  const isFiltered = narrowing.some((name) => filter[name] !== undefined);

  if (list.error && !list.data)
    return <ProblemAlert problem={problemOf(list.error)} onRetry={() => void list.refetch()} />;
  if (list.isPending)
    return <Skeleton variant="rounded" height={280} role="status" aria-label={translate('shell.loading')} />;
  if (groups.length === 0 && !isFiltered)
    return <EmptyInbox scope={filter.scope} onScope={(scope) => onChange({ scope })} />;
  if (groups.length === 0) {
    return (
      <Card>
        <EmptyState title={translate('inbox.emptyFiltered')}>
          <Button onClick={() => onChange(Object.fromEntries(narrowing.map((name) => [name, undefined])))}>
            {translate('shell.clear')}
          </Button>
        </EmptyState>
      </Card>
    );
  }
  return (
    <>
      {groups.map(({ name, tasks }, index) => {
        const goesOn = list.hasNextPage && index === groups.length - 1;
        return (
          <Box key={name} component="section" aria-labelledby={`group-${name}`} sx={{ mb: 2.5 }}>
            <Typography
              id={`group-${name}`}
              variant="h2"
              sx={{ fontSize: '0.9375rem', mb: 0.75, color: name === 'overdue' ? 'error.main' : 'text.primary' }}
            >
              {translate(`inbox.group.${name}`)}
              <Typography component="span" variant="body2" color="textSecondary" sx={{ ml: 1 }}>
                {translate('inbox.count', { smart_count: tasks.length })}
                {goesOn ? ' +' : ''}
              </Typography>
            </Typography>
            <Card component="ul" sx={{ p: 0, m: 0, listStyle: 'none' }}>
              {tasks.map((task) => (
                <TaskRow
                  key={task.id}
                  task={task}
                  isOpen={task.id === open}
                  onOpen={() => onChange({ task: task.id })}
                />
              ))}
            </Card>
          </Box>
        );
      })}
      <LoadMore
        hasMore={list.hasNextPage}
        isLoading={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
      />
    </>
  );
}
