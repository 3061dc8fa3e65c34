import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import { useMe } from '../api/use-me';
import { useAbsences } from './use-absences';

/** Says above the inbox that somebody stands in now: for whoever looks at it, or they for another. */
export function AbsenceNotice() {
  const translate = useTranslate();
  const me = useMe();
  const { data } = useAbsences();

  const isHere = ({ body, role }: { readonly body: { readonly id: string }; readonly role: string }) =>
    body.id === me?.acting.body.id && role === me.acting.role;
  const own = data?.own.find((absence) => absence.state === 'now' && isHere(absence));
  const others = data?.standsIn.filter((absence) => absence.state === 'now' && isHere(absence)) ?? [];
  if (!own && others.length === 0) return null;
  const toProfile = (
    <Button color="inherit" size="small" component={Link} to="/profile">
      {translate('absence.look')}
    </Button>
  );
  return (
    <Alert severity="info" variant="outlined" action={toProfile} sx={{ mb: 1.5 }}>
      {own && <div>{translate('absence.youAreAway', { name: own.substitute.name, to: own.to })}</div>}
      {others.map(({ id, user, to }) => (
        <div key={id}>{translate('absence.youStandIn', { name: user.name, to })}</div>
      ))}
    </Alert>
  );
}
