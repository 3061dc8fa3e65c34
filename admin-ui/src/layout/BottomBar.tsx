import MoreIcon from '@mui/icons-material/MoreHorizOutlined';
import Badge from '@mui/material/Badge';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link, useLocation } from 'react-router';
import { useAbility, useMe } from '../api/use-me';
import { MoreSheet } from './MoreSheet';
import { railItems } from './rail-items';
import { useTaskCount } from './use-task-count';

/** In the order of the rail; the first four that one has. */
const wanted = ['dashboard', 'inbox', 'cases', 'deadlines', 'notices'];

const slot = {
  flex: 1,
  minWidth: 0,
  minHeight: 56,
  flexDirection: 'column',
  gap: 0.25,
  fontSize: '0.72rem',
  fontWeight: 600,
  color: 'text.secondary',
  '&[aria-current=page]': { color: 'primary.main' },
  '&:focus-visible': { outline: '2px solid', outlineOffset: -3 },
} as const;

/** The rail of a phone: four pages and everything else behind “more”. */
export function BottomBar() {
  const translate = useTranslate();
  const me = useMe();
  const ability = useAbility();
  const count = useTaskCount();
  const { pathname } = useLocation();
  const [isOpen, setOpen] = useState(false);

  const items = railItems(me, ability)
    .filter(({ name }) => wanted.includes(name))
    .slice(0, 4);
  return (
    <Box
      component="nav"
      aria-label={translate('shell.skipRail')}
      sx={{
        position: 'fixed',
        zIndex: 'appBar',
        insetInline: 0,
        bottom: 0,
        display: 'flex',
        bgcolor: 'background.paper',
        borderTop: 1,
        borderColor: 'divider',
        pb: 'env(safe-area-inset-bottom)',
      }}
    >
      {items.map(({ name, to, icon: Sign }) => (
        <ButtonBase
          key={name}
          component={Link}
          to={to ?? '/'}
          aria-current={to !== undefined && pathname.startsWith(to) ? 'page' : undefined}
          sx={slot}
        >
          <Badge badgeContent={name === 'inbox' ? (count?.mine ?? 0) : 0} color="error" max={99}>
            <Sign aria-hidden fontSize="small" />
          </Badge>
          {translate(`shell.nav.${name}`)}
        </ButtonBase>
      ))}
      <ButtonBase sx={slot} onClick={() => setOpen(true)} aria-haspopup="dialog">
        <MoreIcon aria-hidden fontSize="small" />
        {translate('shell.more')}
      </ButtonBase>
      <MoreSheet isOpen={isOpen} onClose={() => setOpen(false)} without={items.map(({ name }) => name)} />
    </Box>
  );
}
