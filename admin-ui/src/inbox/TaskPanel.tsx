import CloseIcon from '@mui/icons-material/CloseOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Stack from '@mui/material/Stack';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { lazy, Suspense } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import type { Task } from '../../../api/contract';
import { useAbility, useMe } from '../api/use-me';
import { useText } from '../i18n/use-text';
import { Waiting } from '../layout/Waiting';
import { ErrorBoundary } from '../look/ErrorBoundary';
import { CaseFacts } from './CaseFacts';
import { TaskActs } from './TaskActs';
import { TaskDue } from './TaskDue';
import { standingOf } from './task-rights';

const OtherWays = lazy(() => import('./OtherWays').then((module) => ({ default: module.OtherWays })));
const ActionPanel = lazy(() => import('../case/ActionPanel').then((module) => ({ default: module.ActionPanel })));

interface Props {
  readonly task: Task;
  /** Whether it still waits: done, only its receipt is left. */
  readonly isListed: boolean;
  readonly onClose: () => void;
}

/** The task beside the list: the case in short, and the form to do it. */
export function TaskPanel({ task, isListed, onClose }: Props) {
  const translate = useTranslate();
  const text = useText();
  const ability = useAbility();
  const userId = useMe()?.user.id;

  const standing = standingOf(ability, task, userId);
  const who = task.user?.name ?? task.body?.name ?? translate(`role.${task.role}`, { _: task.role });
  return (
    <Box component="section" aria-label={translate('inbox.panel', { task: text(task.title) })} sx={{ p: 2 }}>
      <Stack direction="row" sx={{ alignItems: 'flex-start', gap: 1 }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Typography variant="h2">{task.caseTitle}</Typography>
        </Box>
        <Tooltip title={translate('shell.close')}>
          <IconButton onClick={onClose} aria-label={translate('shell.close')} edge="end">
            <CloseIcon fontSize="small" />
          </IconButton>
        </Tooltip>
      </Stack>
      <Stack direction="row" sx={{ alignItems: 'center', gap: 0.5, my: 1, ml: -0.5 }}>
        <Button component={Link} to={`/cases/${task.caseId}`} size="small">
          {translate('inbox.openCase')}
        </Button>
        {isListed && <TaskActs task={task} standing={standing} />}
      </Stack>
      <CaseFacts caseId={task.caseId} />
      {!standing.mayDo && (
        // whoever may do it reads this at the form
        <Box sx={{ mt: 2 }}>
          <Typography variant="h3" component="h2">
            {text(task.title)}
          </Typography>
          <TaskDue task={task} />
        </Box>
      )}
      {!standing.mayDo && (
        <Alert severity="info" variant="outlined" sx={{ mt: 2 }}>
          {translate('inbox.notYours', { who })}
        </Alert>
      )}
      {isListed && task.standsInFor && (
        <Alert severity="info" variant="outlined" sx={{ mt: 2 }}>
          {translate('absence.forAbsent', { name: task.standsInFor.name })}
        </Alert>
      )}
      {isListed && standing.mayDo && standing.isTaken && (
        <Alert severity="warning" variant="outlined" sx={{ mt: 2 }}>
          {translate('inbox.takenBy', { name: (task.claimedBy ?? task.user)?.name ?? who })}
        </Alert>
      )}
      {standing.mayDo && (
        <Box sx={{ mt: 2 }}>
          <ErrorBoundary key={task.id}>
            <Suspense fallback={<Waiting />}>
              <ActionPanel
                caseId={task.caseId}
                action={task.action}
                {...(task.about !== undefined && { about: task.about })}
                onDone={onClose}
              />
              {isListed && <OtherWays caseId={task.caseId} action={task.action} />}
            </Suspense>
          </ErrorBoundary>
        </Box>
      )}
    </Box>
  );
}
