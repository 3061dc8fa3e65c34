import AddIcon from '@mui/icons-material/AddOutlined';
import RemoveIcon from '@mui/icons-material/RemoveCircleOutlineOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormHelperText from '@mui/material/FormHelperText';
import IconButton from '@mui/material/IconButton';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { BodyRef, PlatformRole } from '../../../api/contract';
import { platformRoles } from '../../../definitions/language/platform-roles';
import { BodyPicker } from './BodyPicker';

export interface MembershipRow {
  readonly role: PlatformRole;
  readonly body: BodyRef | undefined;
}

interface Props {
  readonly rows: readonly MembershipRow[];
  readonly fault: string | undefined;
  readonly onChange: (rows: readonly MembershipRow[]) => void;
}

/** For which bodies and in which roles a person acts. */
export function MembershipRows({ rows, fault, onChange }: Props) {
  const translate = useTranslate();
  const change = (at: number, part: Partial<MembershipRow>) =>
    onChange(rows.map((row, nth) => (nth === at ? { ...row, ...part } : row)));
  const isLast = rows.length === 1;
  return (
    <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, minWidth: 0 }}>
      <Typography component="legend" variant="h3" sx={{ p: 0 }}>
        {translate('users.memberships')}
      </Typography>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1.5 }}>
        {translate('users.membershipsHelp')}
      </Typography>
      <Stack sx={{ gap: 1.5 }}>
        {rows.map(({ role, body }, nth) => {
          const label = isLast ? translate('users.last') : translate('users.remove', { nth: nth + 1 });
          return (
            <Stack key={nth} direction={{ xs: 'column', sm: 'row' }} sx={{ gap: 1, alignItems: { sm: 'center' } }}>
              <TextField
                select
                label={translate('users.role')}
                value={role}
                onChange={(event) => {
                  const chosen = platformRoles.find((name) => name === event.target.value);
                  if (chosen) change(nth, { role: chosen });
                }}
                sx={{ minWidth: 200 }}
              >
                {platformRoles.map((name) => (
                  <MenuItem key={name} value={name}>
                    {translate(`role.${name}`)}
                  </MenuItem>
                ))}
              </TextField>
              <BodyPicker value={body} onChange={(chosen) => change(nth, { body: chosen })} />
              <Tooltip title={label}>
                <IconButton
                  aria-label={label}
                  aria-disabled={isLast}
                  onClick={isLast ? undefined : () => onChange(rows.filter((_row, at) => at !== nth))}
                  sx={{
                    alignSelf: { xs: 'flex-end', sm: 'center' },
                    ...(isLast && { opacity: 0.45, cursor: 'not-allowed' }),
                  }}
                >
                  <RemoveIcon fontSize="small" />
                </IconButton>
              </Tooltip>
            </Stack>
          );
        })}
      </Stack>
      {fault !== undefined && <FormHelperText error>{fault}</FormHelperText>}
      <Button
        startIcon={<AddIcon />}
        onClick={() => onChange([...rows, { role: rows.at(-1)?.role ?? 'bidder', body: rows.at(-1)?.body }])}
        sx={{ mt: 1 }}
      >
        {translate('users.add')}
      </Button>
    </Box>
  );
}
