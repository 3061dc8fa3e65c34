import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Stack from '@mui/material/Stack';
import { useTranslate } from 'react-admin';
import type { View, ViewContent } from '../../../api/contract';
import { problemOf } from '../api/client';
import { ProblemAlert } from '../look/ProblemAlert';
import { useViewAct } from './use-views';
import { ViewRow } from './ViewRow';

interface Props {
  readonly list: View['list'];
  readonly views: readonly View[];
  readonly content: ViewContent;
  readonly onClose: () => void;
}

/** The views of a list, to be renamed, shared, made the default or deleted. */
export function ManageViews({ list, views, content, onClose }: Props) {
  const translate = useTranslate();
  const act = useViewAct(list);
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="manage-views">
      <DialogTitle id="manage-views">{translate('views.manage')}</DialogTitle>
      <DialogContent>
        {act.error && <ProblemAlert problem={problemOf(act.error)} />}
        <Stack component="ul" sx={{ gap: 1.5, p: 0, m: 0, listStyle: 'none' }}>
          {views.map((view) => (
            <ViewRow key={view.id} view={view} content={content} isBusy={act.isPending} onAct={act.mutate} />
          ))}
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate('shell.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
