import LockIcon from '@mui/icons-material/LockOutlined';
import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import { useMe } from '../api/use-me';
import { EmptyState } from '../look/EmptyState';
import { PageHead } from '../look/PageHead';

/** A page that the acting membership may not see: says which one that is, and what to do. */
export function AccessDenied() {
  const translate = useTranslate();
  const me = useMe();
  const acting = me ? `${me.acting.body.name} · ${translate(`role.${me.acting.role}`)}` : '—';
  return (
    <>
      <PageHead title={translate('ra.page.access_denied')} />
      <EmptyState
        icon={LockIcon}
        title={translate('missing.denied')}
        help={translate('missing.deniedHelp', { acting })}
      >
        <Button variant="contained" component={Link} to="/tasks">
          {translate('missing.home')}
        </Button>
      </EmptyState>
    </>
  );
}
