import DotIcon from '@mui/icons-material/FiberManualRecord';
import OverdueIcon from '@mui/icons-material/ErrorOutlined';
import ActIcon from '@mui/icons-material/GavelOutlined';
import ReminderIcon from '@mui/icons-material/AlarmOutlined';
import TaskIcon from '@mui/icons-material/TaskOutlined';
import ListItem from '@mui/material/ListItem';
import ListItemButton from '@mui/material/ListItemButton';
import ListItemIcon from '@mui/material/ListItemIcon';
import ListItemText from '@mui/material/ListItemText';
import type { SvgIconComponent } from '@mui/icons-material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import type { Notification } from '../../../api/contract';
import { useText } from '../i18n/use-text';
import { Instant } from '../look/Instant';
import { visuallyHidden } from '../look/visually-hidden';

const signs: Readonly<Record<Notification['kind'], SvgIconComponent>> = {
  task: TaskIcon,
  reminder: ReminderIcon,
  overdue: OverdueIcon,
  act: ActIcon,
};

interface Props {
  readonly notification: Notification;
  readonly onOpen: (notification: Notification) => void;
}

/** One message; opening it marks it as read. */
export function NotificationRow({ notification, onOpen }: Props) {
  const translate = useTranslate();
  const text = useText();

  const { kind, read, message, at, caseId, path } = notification;
  const Sign = signs[kind];
  const to = caseId === undefined ? path : `/cases/${caseId}`;
  const target = to === undefined ? {} : { component: Link, to };
  return (
    <ListItem disablePadding divider>
      <ListItemButton {...target} onClick={() => onOpen(notification)} sx={{ alignItems: 'flex-start', py: 1.25 }}>
        <ListItemIcon sx={{ minWidth: 36, mt: 0.25, color: kind === 'overdue' ? 'error.main' : 'text.secondary' }}>
          <Sign fontSize="small" titleAccess={translate(`notifications.kind.${kind}`)} />
        </ListItemIcon>
        <ListItemText
          sx={{ my: 0 }}
          primary={text(message)}
          secondary={<Instant at={at} relative />}
          slotProps={{ primary: { variant: 'body2', sx: { fontWeight: read ? 400 : 650 } } }}
        />
        {!read && (
          <>
            <DotIcon aria-hidden color="primary" sx={{ fontSize: 10, mt: 0.75, ml: 1 }} />
            <span style={visuallyHidden}>{translate('notifications.unread')}</span>
          </>
        )}
      </ListItemButton>
    </ListItem>
  );
}
