import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Drawer from '@mui/material/Drawer';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useCallback, useMemo, useState } from 'react';
import { useTranslate } from 'react-admin';
import { AbsenceNotice } from '../absences/AbsenceNotice';
import { useNow } from '../api/clock';
import { PageHead } from '../look/PageHead';
import { InboxFilters } from './InboxFilters';
import { InboxViews } from './InboxViews';
import { TaskGroups } from './TaskGroups';
import { TaskPanel } from './TaskPanel';
import { groupTasks } from './group-tasks';
import { useInboxAddress } from './use-inbox-address';
import { rowId, useRowKeys } from './use-row-keys';
import { useTasks } from './use-tasks';

/** What waits for me: grouped by how soon, done beside the list. */
export default function InboxPage() {
  const translate = useTranslate();
  const { filter, open, change } = useInboxAddress();
  const list = useTasks(filter);
  const now = useNow();
  const isBroad = useMediaQuery('(min-width: 1100px)', { noSsr: true });

  const groups = useMemo(() => groupTasks(list.data?.pages.flatMap((page) => page.items) ?? [], now), [list.data, now]);
  const tasks = useMemo(() => groups.flatMap((group) => group.tasks), [groups]);
  const ids = useMemo(() => tasks.map(({ id }) => id), [tasks]);
  const close = useCallback(() => {
    change({ task: undefined });
    if (open !== undefined) document.getElementById(rowId(open))?.focus();
  }, [change, open]);
  useRowKeys(ids, close);

  // what is done leaves the list at once; its receipt stays until it is put away
  const listed = tasks.find(({ id }) => id === open);
  const [last, setLast] = useState(listed);
  if (listed && listed !== last) setLast(listed);
  const task = listed ?? (last?.id === open ? last : undefined);
  return (
    <>
      <PageHead title={translate('inbox.title')} lead={isBroad ? translate('inbox.keys') : undefined}>
        <InboxViews filter={filter} onChange={change} />
      </PageHead>
      <AbsenceNotice />
      <InboxFilters filter={filter} onChange={change} />
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'flex-start' }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <TaskGroups list={list} groups={groups} filter={filter} open={open} onChange={change} />
        </Box>
        {task && isBroad && (
          <Card
            sx={{
              width: 'min(46%, 560px)',
              flexShrink: 0,
              position: 'sticky',
              top: 76,
              maxHeight: 'calc(100dvh - 92px)',
              overflowY: 'auto',
            }}
          >
            <TaskPanel key={task.id} task={task} isListed={listed !== undefined} onClose={close} />
          </Card>
        )}
      </Box>
      {!isBroad && (
        <Drawer
          anchor="right"
          open={task !== undefined}
          onClose={close}
          slotProps={{ paper: { sx: { width: { xs: '100%', sm: 520 } } } }}
        >
          {task && <TaskPanel key={task.id} task={task} isListed={listed !== undefined} onClose={close} />}
        </Drawer>
      )}
    </>
  );
}
