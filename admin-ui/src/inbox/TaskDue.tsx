import PauseIcon from '@mui/icons-material/PauseCircleOutlined';
import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import type { Task } from '../../../api/contract';
import { Countdown } from '../look/Countdown';
import { untilText } from '../look/span-of-time';

/** Until when a task is to be done: how long still, and the time itself. */
export function TaskDue({ task }: { readonly task: Task }) {
  const translate = useTranslate();
  if (task.suspended) {
    return (
      <Box component="span" sx={{ display: 'inline-flex', gap: 0.5, alignItems: 'center', color: 'text.secondary' }}>
        <PauseIcon aria-hidden sx={{ fontSize: '1.15em' }} />
        {translate('inbox.suspended')}
      </Box>
    );
  }
  if (task.dueAt === undefined) {
    return (
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {translate('inbox.noDeadline')}
      </Box>
    );
  }
  return (
    <>
      <Countdown at={task.dueAt} provisional={task.provisional} />
      <Box
        component="span"
        sx={{ display: 'block', fontSize: '0.75rem', color: 'text.secondary', whiteSpace: 'nowrap' }}
      >
        {translate('inbox.until', { at: untilText(task.dueAt) })}
      </Box>
    </>
  );
}
