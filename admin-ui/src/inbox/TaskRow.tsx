import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { Task } from '../../../api/contract';
import { useAbility, useMe } from '../api/use-me';
import { useText } from '../i18n/use-text';
import { Instant } from '../look/Instant';
import { TaskActs } from './TaskActs';
import { TaskDue } from './TaskDue';
import { standingOf } from './task-rights';
import { rowId } from './use-row-keys';

interface Props {
  readonly task: Task;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}

/** One task: what to do, on which case, for whom, until when, since when. */
export function TaskRow({ task, isOpen, onOpen }: Props) {
  const translate = useTranslate();
  const text = useText();
  const ability = useAbility();
  const userId = useMe()?.user.id;

  const standing = standingOf(ability, task, userId);
  const who = task.user?.name ?? task.body?.name ?? translate(`role.${task.role}`, { _: task.role });
  const mine = translate(task.user ? 'inbox.forMe' : 'inbox.claimedByMe');
  const others = task.claimedBy ? translate('inbox.claimedBy', { name: task.claimedBy.name }) : translate('inbox.free');
  // a task for one person is theirs without being claimed
  const stoodInFor = task.standsInFor && translate('absence.forAbsent', { name: task.standsInFor.name });
  const holder = stoodInFor ?? (standing.isMine ? mine : task.user ? undefined : others);

  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        alignItems: 'center',
        borderBottom: 1,
        borderColor: 'divider',
        bgcolor: isOpen ? 'action.selected' : 'transparent',
        '&:last-child': { borderBottom: 0 },
        '&:hover': { bgcolor: isOpen ? 'action.selected' : 'action.hover' },
      }}
    >
      <ButtonBase
        id={rowId(task.id)}
        onClick={onOpen}
        aria-pressed={isOpen}
        sx={{
          flex: 1,
          minWidth: 0,
          display: 'grid',
          gridTemplateColumns: { xs: '1fr', md: 'minmax(0, 1fr) 215px' },
          gap: { xs: 0.5, md: 2 },
          alignItems: 'center',
          textAlign: 'left',
          px: 2,
          py: 1.25,
          '&:focus-visible': { outline: '2px solid', outlineColor: 'primary.main', outlineOffset: -2 },
        }}
      >
        <Box component="span" sx={{ minWidth: 0, opacity: standing.mayDo ? 1 : 0.85 }}>
          <Typography component="span" sx={{ display: 'block', fontWeight: 600 }}>
            {text(task.title)}
          </Typography>
          <Typography component="span" variant="body2" sx={{ display: 'block' }}>
            {task.caseTitle}
          </Typography>
          <Typography component="span" variant="caption" color="textSecondary" sx={{ display: 'block' }}>
            {[
              task.caseCode,
              text(task.stageTitle),
              standing.isMine && task.user ? undefined : translate('inbox.for', { who }),
              holder,
            ]
              .filter(Boolean)
              .join(' · ')}
          </Typography>
        </Box>
        <Box
          component="span"
          sx={{ display: { xs: 'flex', md: 'block' }, columnGap: 1.5, flexWrap: 'wrap', fontSize: '0.875rem' }}
        >
          <TaskDue task={task} />
          <Typography component="span" variant="caption" color="textSecondary" sx={{ display: 'block' }}>
            <Since at={task.since} />
          </Typography>
        </Box>
      </ButtonBase>
      <Box sx={{ display: 'flex', flexDirection: { xs: 'column', sm: 'row' }, pr: 1 }}>
        <TaskActs task={task} standing={standing} />
      </Box>
    </Box>
  );
}

function Since({ at }: { readonly at: string }) {
  const translate = useTranslate();
  const [before, after] = translate('inbox.since', { at: '\n' }).split('\n');
  return (
    <>
      {before}
      <Instant at={at} style="short" />
      {after}
    </>
  );
}
