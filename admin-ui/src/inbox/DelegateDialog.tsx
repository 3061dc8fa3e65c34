import Autocomplete from '@mui/material/Autocomplete';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Colleague, Task } from '../../../api/contract';
import { problemOf, request } from '../api/client';
import { useText } from '../i18n/use-text';
import { Waiting } from '../layout/Waiting';
import { ProblemAlert } from '../look/ProblemAlert';
import { ReasonButton } from '../look/ReasonButton';
import { useTaskActs } from './use-task-acts';

interface Props {
  readonly task: Task;
  readonly onClose: () => void;
}

/** Hands a task to a colleague. */
export function DelegateDialog({ task, onClose }: Props) {
  const translate = useTranslate();
  const text = useText();
  const { mutate, isPending } = useTaskActs();
  const [colleague, setColleague] = useState<Colleague | null>(null);
  const colleagues = useQuery({
    queryKey: ['tasks', 'colleagues', task.id],
    queryFn: ({ signal }) =>
      request<{ items: Colleague[] }>('GET', `/tasks/${task.id}/colleagues`, undefined, { signal }),
  });

  const people = colleagues.data?.items ?? [];
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="delegate-title">
      <DialogTitle id="delegate-title">{translate('inbox.delegateTitle')}</DialogTitle>
      <DialogContent>
        <DialogContentText sx={{ mb: 2 }}>
          {translate('inbox.delegateHelp', { task: text(task.title) })}
        </DialogContentText>
        {colleagues.error && (
          <ProblemAlert problem={problemOf(colleagues.error)} onRetry={() => void colleagues.refetch()} />
        )}
        {colleagues.isPending && <Waiting />}
        {colleagues.data && people.length === 0 && (
          <DialogContentText>{translate('inbox.delegateNone')}</DialogContentText>
        )}
        {people.length > 0 && (
          <Autocomplete
            options={people}
            value={colleague}
            onChange={(_event, value) => setColleague(value)}
            getOptionKey={({ id }) => id}
            getOptionLabel={({ name, absentUntil }) =>
              absentUntil === undefined ? name : translate('absence.until', { name, until: absentUntil })
            }
            getOptionDisabled={({ absentUntil }) => absentUntil !== undefined}
            isOptionEqualToValue={(one, other) => one.id === other.id}
            renderInput={(props) => <TextField {...props} autoFocus label={translate('inbox.delegateTo')} />}
          />
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate('shell.cancel')}</Button>
        <ReasonButton
          variant="contained"
          loading={isPending}
          reason={
            colleague ? undefined : translate(people.length === 0 ? 'inbox.delegateNone' : 'inbox.delegateChoose')
          }
          onClick={() => {
            if (colleague) mutate({ task, kind: 'delegate', user: colleague }, { onSuccess: onClose });
          }}
        >
          {translate('inbox.delegate')}
        </ReasonButton>
      </DialogActions>
    </Dialog>
  );
}
