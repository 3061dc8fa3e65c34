import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useTranslate } from 'react-admin';
import type { PlatformRole, View } from '../../../api/contract';
import { isMarketRole, isPersonalRole } from '../../../definitions/language/platform-roles';
import { useMe } from '../api/use-me';

interface Props {
  readonly value: View['shared'];
  readonly onChange: (shared: View['shared']) => void;
}

/** With whom somebody in a role may share. */
const choicesOf = (role: PlatformRole | undefined): readonly View['shared'][] => {
  if (role === undefined || isPersonalRole(role)) return ['nobody'];
  return isMarketRole(role) ? ['nobody', 'body'] : ['nobody', 'body', 'role'];
};

/** With whom a view is shared. */
export function SharingChoice({ value, onChange }: Props) {
  const translate = useTranslate();
  const acting = useMe()?.acting;
  const choices = choicesOf(acting?.role);
  return (
    <TextField
      select
      fullWidth
      label={translate('views.sharedWith')}
      helperText={translate('views.sharedHelp')}
      value={value}
      onChange={(event) => onChange(event.target.value as View['shared'])} // one of the choices below
    >
      {choices.map((shared) => (
        <MenuItem key={shared} value={shared}>
          {translate(`views.with.${shared}`, {
            body: acting?.body.name,
            role: acting && translate(`role.${acting.role}`),
          })}
        </MenuItem>
      ))}
    </TextField>
  );
}
