import BellIcon from '@mui/icons-material/NotificationsOutlined';
import Badge from '@mui/material/Badge';
import IconButton from '@mui/material/IconButton';
import Popover from '@mui/material/Popover';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { NotificationPanel } from '../notifications/NotificationPanel';
import { useUnread } from '../notifications/use-notifications';

/** The bell: how many messages are unread, and the newest of them. */
export function NotificationBell() {
  const translate = useTranslate();
  const unread = useUnread();
  const [anchor, setAnchor] = useState<HTMLElement>();

  const close = () => setAnchor(undefined);
  const label = translate('notifications.bell', { smart_count: unread });
  return (
    <>
      <IconButton aria-label={label} aria-haspopup="dialog" onClick={(event) => setAnchor(event.currentTarget)}>
        <Badge badgeContent={unread} color="error" max={99}>
          <BellIcon fontSize="small" />
        </Badge>
      </IconButton>
      <Popover
        open={anchor !== undefined}
        anchorEl={anchor ?? null}
        onClose={close}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{
          paper: {
            role: 'dialog',
            'aria-label': translate('notifications.title'),
            elevation: 8,
            sx: { width: 400, maxWidth: 'calc(100vw - 24px)', maxHeight: '75dvh' },
          },
        }}
      >
        <NotificationPanel onClose={close} />
      </Popover>
    </>
  );
}
