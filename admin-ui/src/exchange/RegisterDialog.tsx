import Autocomplete from '@mui/material/Autocomplete';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { problemOf } from '../api/client';
import { useRegionChoices } from '../api/use-region-choices';
import { ProblemAlert } from '../look/ProblemAlert';
import { ReasonButton } from '../look/ReasonButton';
import { useExchangeStep } from './use-exchange';

const nothing = { code: '', name: '', publicKey: '' };

/** Asks for what is needed to take packages of a platform. */
export function RegisterDialog({ onClose }: { readonly onClose: () => void }) {
  const translate = useTranslate();
  const regions = useRegionChoices();
  const step = useExchangeStep();
  const [typed, setTyped] = useState(nothing);
  const [region, setRegion] = useState<string>();
  const isMissing = Object.values(typed).some((value) => value.trim() === '') || region === undefined;
  const field = (name: keyof typeof nothing, label: string) => (
    <TextField
      label={label}
      value={typed[name]}
      onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
      fullWidth
    />
  );
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="register-title">
      <DialogTitle id="register-title">{translate('exchange.registerTitle')}</DialogTitle>
      <DialogContent>
        <DialogContentText sx={{ mb: 2 }}>{translate('exchange.registerHelp')}</DialogContentText>
        <Stack sx={{ gap: 2 }}>
          {step.error && <ProblemAlert problem={problemOf(step.error)} />}
          {field('code', translate('exchange.code'))}
          {field('name', translate('exchange.name'))}
          <Autocomplete
            options={regions.choices}
            isOptionEqualToValue={(one, other) => one.value === other.value}
            onChange={(_event, choice) => setRegion(choice?.value)}
            renderInput={(props) => (
              <TextField
                {...props}
                label={translate('exchange.region')}
                helperText={translate('exchange.regionHelp')}
              />
            )}
          />
          {field('publicKey', translate('exchange.key'))}
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate('shell.cancel')}</Button>
        <ReasonButton
          variant="contained"
          loading={step.isPending}
          reason={isMissing ? translate('exchange.needed') : undefined}
          onClick={() => step.mutate({ path: '/senders', body: { ...typed, region } }, { onSuccess: onClose })}
        >
          {translate('exchange.register')}
        </ReasonButton>
      </DialogActions>
    </Dialog>
  );
}
