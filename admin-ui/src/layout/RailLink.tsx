import LaunchIcon from '@mui/icons-material/OpenInNewOutlined';
import Badge from '@mui/material/Badge';
import ListItem from '@mui/material/ListItem';
import ListItemButton from '@mui/material/ListItemButton';
import ListItemIcon from '@mui/material/ListItemIcon';
import ListItemText from '@mui/material/ListItemText';
import Tooltip from '@mui/material/Tooltip';
import { useTranslate } from 'react-admin';
import { Link, useLocation } from 'react-router';
import { visuallyHidden } from '../look/visually-hidden';
import type { RailItem } from './rail-items';

interface Props {
  readonly item: RailItem;
  readonly count?: number | undefined;
  /** Icons only. */
  readonly narrow: boolean;
  readonly onGo?: (() => void) | undefined;
}

/** One line of the rail. */
export function RailLink({ item, count = 0, narrow, onGo }: Props) {
  const translate = useTranslate();
  const { pathname } = useLocation();

  const label = translate(`shell.nav.${item.name}`);
  const here = item.to !== undefined && (pathname === item.to || pathname.startsWith(`${item.to}/`));
  const Sign = item.icon;
  const target =
    item.to !== undefined
      ? { component: Link, to: item.to, 'aria-current': here ? ('page' as const) : undefined }
      : { component: 'a', href: item.href, target: '_blank', rel: 'noopener' };

  return (
    <ListItem disablePadding>
      <Tooltip title={narrow ? label : ''} placement="right">
        <ListItemButton
          {...target}
          {...(onGo && { onClick: onGo })}
          selected={here}
          sx={{ borderRadius: 1.5, minHeight: 42, px: narrow ? 1.25 : 1.5, mb: 0.25 }}
        >
          <ListItemIcon sx={{ minWidth: narrow ? 0 : 36, color: here ? 'primary.main' : 'text.secondary' }}>
            <Badge badgeContent={narrow ? count : 0} color="error" max={99}>
              <Sign aria-hidden fontSize="small" />
            </Badge>
          </ListItemIcon>
          <ListItemText
            primary={label}
            sx={narrow ? visuallyHidden : { my: 0 }}
            slotProps={{ primary: { variant: 'body2', sx: { fontWeight: here ? 650 : 500 } } }}
          />
          {!narrow && count > 0 && (
            <Badge
              badgeContent={count}
              max={999}
              color="primary"
              sx={{ mr: 1.5, '& .MuiBadge-badge': { position: 'static', transform: 'none' } }}
            />
          )}
          {item.href !== undefined && (
            <>
              {!narrow && <LaunchIcon aria-hidden sx={{ fontSize: 14, color: 'text.secondary' }} />}
              <span style={visuallyHidden}>{translate('shell.openInNewTab')}</span>
            </>
          )}
        </ListItemButton>
      </Tooltip>
    </ListItem>
  );
}
