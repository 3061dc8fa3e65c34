import CheckIcon from '@mui/icons-material/CheckOutlined';
import ExpandIcon from '@mui/icons-material/UnfoldMoreOutlined';
import BadgeIcon from '@mui/icons-material/BadgeOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ListItemIcon from '@mui/material/ListItemIcon';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useMe } from '../api/use-me';
import { useActing } from './use-acting';

/** For which body and in which role one acts; a menu where there are several. */
export function ActingSwitch({ wide = false }: { readonly wide?: boolean }) {
  const translate = useTranslate();
  const me = useMe();
  const { actAs, isPending } = useActing();
  const [anchor, setAnchor] = useState<HTMLElement>();

  if (!me) return null;
  const { acting, memberships } = me;
  const role = translate(`role.${acting.role}`);
  const words = (
    <Box component="span" sx={{ textAlign: 'left', minWidth: 0, lineHeight: 1.25 }}>
      <Box
        component="span"
        sx={{ display: 'block', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}
      >
        {acting.body.name}
      </Box>
      <Box component="span" sx={{ display: 'block', fontSize: '0.75rem', fontWeight: 400, color: 'text.secondary' }}>
        {role}
      </Box>
    </Box>
  );
  const looks = { color: 'text.primary', justifyContent: 'flex-start', maxWidth: wide ? '100%' : 220, gap: 0.5 };
  if (memberships.length < 2) {
    return (
      <Box
        sx={{ ...looks, display: 'flex', alignItems: 'center', px: 1, gap: 1, fontSize: '0.8125rem', fontWeight: 600 }}
        title={`${translate('shell.actingAs')}: ${acting.body.name} · ${role}`}
      >
        <BadgeIcon aria-hidden fontSize="small" sx={{ color: 'text.secondary' }} />
        {words}
      </Box>
    );
  }
  return (
    <>
      <Button
        size="small"
        disabled={isPending}
        onClick={(event) => setAnchor(event.currentTarget)}
        aria-haspopup="menu"
        aria-expanded={anchor !== undefined}
        aria-label={`${translate('shell.actAs')} (${acting.body.name} · ${role})`}
        startIcon={<BadgeIcon aria-hidden />}
        endIcon={<ExpandIcon aria-hidden />}
        fullWidth={wide}
        sx={{ ...looks, textAlign: 'left' }}
      >
        {words}
      </Button>
      <Menu anchorEl={anchor ?? null} open={anchor !== undefined} onClose={() => setAnchor(undefined)}>
        {memberships.map((membership) => {
          const isActing = membership.id === acting.id;
          return (
            <MenuItem
              key={membership.id}
              selected={isActing}
              onClick={() => {
                setAnchor(undefined);
                if (!isActing) actAs(membership);
              }}
            >
              <ListItemIcon>{isActing && <CheckIcon fontSize="small" />}</ListItemIcon>
              <ListItemText primary={membership.body.name} secondary={translate(`role.${membership.role}`)} />
            </MenuItem>
          );
        })}
      </Menu>
    </>
  );
}
