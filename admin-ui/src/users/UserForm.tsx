import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import FormControlLabel from '@mui/material/FormControlLabel';
import Stack from '@mui/material/Stack';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState, type SyntheticEvent } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import { problemOf } from '../api/client';
import { useSave } from '../api/use-save';
import { LeaveGuard } from '../look/LeaveGuard';
import { ProblemAlert } from '../look/ProblemAlert';
import { ReasonButton } from '../look/ReasonButton';
import { useFaultAt } from '../look/use-fault-at';
import { MembershipRows, type MembershipRow } from './MembershipRows';

interface Values {
  readonly login: string;
  readonly name: string;
  readonly active: boolean;
  readonly memberships: readonly MembershipRow[];
}

interface Props {
  readonly start: Values;
  /** Undefined for a new user. */
  readonly id: string | undefined;
}

interface UserInput extends Omit<Values, 'memberships'> {
  readonly password?: string;
  readonly memberships: readonly { readonly role: string; readonly bodyId: string }[];
}

const leastPassword = 10;

/** The form of a person's account. */
export function UserForm({ start, id }: Props) {
  const translate = useTranslate();
  const [values, setValues] = useState<Values>(start);
  const [password, setPassword] = useState('');
  const { mutate, error, isPending } = useSave<UserInput>('users', id);
  const problem = error ? problemOf(error) : undefined;
  const faultAt = useFaultAt(problem);

  const change = (part: Partial<Values>) => setValues({ ...values, ...part });
  const isNew = id === undefined;
  const short =
    password !== '' && password.length < leastPassword
      ? translate('profile.short', { length: password.length })
      : faultAt('password');
  const missing = !/^[a-zA-Z0-9._-]{3,60}$/.test(values.login.trim())
    ? 'users.needLogin'
    : values.name.trim() === ''
      ? 'users.needName'
      : (password === '' && isNew) || (password !== '' && password.length < leastPassword)
        ? 'users.needPassword'
        : values.memberships.some(({ body }) => body === undefined)
          ? 'users.needBody'
          : undefined;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const memberships = values.memberships.flatMap(({ role, body }) => (body ? [{ role, bodyId: body.id }] : []));
    const { login, name, active } = values;
    mutate({ login: login.trim(), name: name.trim(), active, memberships, ...(password !== '' && { password }) });
  };

  return (
    <Card component="form" onSubmit={submit} noValidate sx={{ p: 2.5, maxWidth: 720 }}>
      <LeaveGuard isFilled={password !== '' || JSON.stringify(values) !== JSON.stringify(start)} />
      <Stack sx={{ gap: 2.5 }}>
        {problem && <ProblemAlert problem={problem} inputId={(path) => `user-${path}`} />}
        <TextField
          id="user-login"
          label={translate('users.login')}
          value={values.login}
          error={faultAt('login') !== undefined}
          helperText={faultAt('login') ?? translate('users.loginHelp')}
          onChange={(event) => change({ login: event.target.value })}
          autoComplete="off"
        />
        <TextField
          id="user-name"
          label={translate('users.name')}
          value={values.name}
          error={faultAt('name') !== undefined}
          helperText={faultAt('name')}
          onChange={(event) => change({ name: event.target.value })}
          autoComplete="off"
        />
        <TextField
          id="user-password"
          type="password"
          label={translate(isNew ? 'users.password' : 'users.newPassword')}
          value={password}
          error={short !== undefined}
          helperText={short ?? translate(isNew ? 'users.passwordHelp' : 'users.keepPassword')}
          onChange={(event) => setPassword(event.target.value)}
          autoComplete="new-password"
        />
        <MembershipRows
          rows={values.memberships}
          fault={faultAt('memberships')}
          onChange={(memberships) => change({ memberships })}
        />
        <FormControlLabel
          control={<Switch checked={values.active} onChange={(_event, active) => change({ active })} />}
          label={translate('users.active')}
        />
        <Typography variant="body2" color="textSecondary">
          {translate('change.proposeHelp')}
        </Typography>
        <Stack direction="row" sx={{ gap: 1 }}>
          <ReasonButton type="submit" variant="contained" loading={isPending} reason={missing && translate(missing)}>
            {translate('change.propose')}
          </ReasonButton>
          <Button component={Link} to="/users">
            {translate('shell.cancel')}
          </Button>
        </Stack>
      </Stack>
    </Card>
  );
}
