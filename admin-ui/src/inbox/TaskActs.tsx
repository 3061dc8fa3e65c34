import ClaimIcon from '@mui/icons-material/PanToolOutlined';
import DelegateIcon from '@mui/icons-material/ForwardToInboxOutlined';
import ReleaseIcon from '@mui/icons-material/UndoOutlined';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { useState, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import type { Task } from '../../../api/contract';
import { useText } from '../i18n/use-text';
import { DelegateDialog } from './DelegateDialog';
import type { Standing } from './task-rights';
import { useTaskActs } from './use-task-acts';

interface Props {
  readonly task: Task;
  readonly standing: Standing;
}

/** Claim, release and delegate, each with the reason where it cannot be done. */
export function TaskActs({ task, standing }: Props) {
  const translate = useTranslate();
  const text = useText();
  const { mutate, isPending } = useTaskActs();
  const [isDelegating, setDelegating] = useState(false);

  if (!standing.mayDo) return null;
  const what = text(task.title);
  const taken = standing.isTaken
    ? translate('inbox.takenBy', { name: (task.claimedBy ?? task.user)?.name ?? '' })
    : undefined;
  const act = (name: string, sign: ReactNode, onClick: () => void, reason?: string) => (
    <Tooltip title={reason ?? translate(`inbox.${name}`)}>
      <IconButton
        aria-label={`${translate(`inbox.${name}`)}: ${what}`}
        aria-disabled={reason !== undefined || isPending}
        onClick={reason !== undefined || isPending ? undefined : onClick}
        sx={reason === undefined ? {} : { opacity: 0.45, cursor: 'not-allowed' }}
      >
        {sign}
      </IconButton>
    </Tooltip>
  );

  return (
    <>
      {task.claimedBy && standing.isMine
        ? act('release', <ReleaseIcon fontSize="small" />, () => mutate({ task, kind: 'release' }))
        : !standing.isMine &&
          act('claim', <ClaimIcon fontSize="small" />, () => mutate({ task, kind: 'claim' }), taken)}
      {!task.user && act('delegate', <DelegateIcon fontSize="small" />, () => setDelegating(true), taken)}
      {isDelegating && <DelegateDialog task={task} onClose={() => setDelegating(false)} />}
    </>
  );
}
