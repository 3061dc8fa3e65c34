import LogoutIcon from '@mui/icons-material/LogoutOutlined';
import PersonIcon from '@mui/icons-material/ManageAccountsOutlined';
import Avatar from '@mui/material/Avatar';
import IconButton from '@mui/material/IconButton';
import ListItemIcon from '@mui/material/ListItemIcon';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { useLogout, useTranslate } from 'react-admin';
import { Link } from 'react-router';
import { useMe } from '../api/use-me';

/** Who is signed in; profile and sign-out. */
export function UserMenu() {
  const translate = useTranslate();
  const logout = useLogout();
  const me = useMe();
  const [anchor, setAnchor] = useState<HTMLElement>();

  const name = me?.user.name ?? '';
  const close = () => setAnchor(undefined);
  return (
    <>
      <IconButton
        onClick={(event) => setAnchor(event.currentTarget)}
        aria-haspopup="menu"
        aria-label={translate('shell.userMenu', { name })}
        size="small"
      >
        <Avatar
          sx={{ width: 32, height: 32, fontSize: '0.875rem', bgcolor: 'primary.main', color: 'primary.contrastText' }}
        >
          {name.slice(0, 1)}
        </Avatar>
      </IconButton>
      <Menu anchorEl={anchor ?? null} open={anchor !== undefined} onClose={close}>
        <MenuItem component={Link} to="/profile" onClick={close}>
          <ListItemIcon>
            <PersonIcon fontSize="small" />
          </ListItemIcon>
          <ListItemText primary={name} secondary={translate('shell.nav.profile')} />
        </MenuItem>
        <MenuItem onClick={() => void logout()}>
          <ListItemIcon>
            <LogoutIcon fontSize="small" />
          </ListItemIcon>
          <ListItemText>{translate('shell.nav.logout')}</ListItemText>
        </MenuItem>
      </Menu>
    </>
  );
}
