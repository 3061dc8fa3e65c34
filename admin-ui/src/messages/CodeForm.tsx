import Alert from '@mui/material/Alert';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useState, type SyntheticEvent } from 'react';
import { useTranslate } from 'react-admin';
import type { Contact } from '../../../api/contract';
import { problemOf } from '../api/client';
import { ProblemAlert } from '../look/ProblemAlert';
import { ReasonButton } from '../look/ReasonButton';
import { useFaultAt } from '../look/use-fault-at';
import { useTakeCode, type ContactKind } from './use-own-messages';

interface Props {
  readonly kind: ContactKind;
  readonly pending: NonNullable<Contact['pending']>;
  readonly onDone: () => void;
}

const severities = { waiting: 'info', delayed: 'warning', sent: 'info', kept: 'warning', failed: 'error' } as const;

/** Says what has become of the code for an address, and takes it. */
export function CodeForm({ kind, pending, onDone }: Props) {
  const translate = useTranslate();
  const [code, setCode] = useState('');
  const take = useTakeCode(kind);
  const problem = take.error ? problemOf(take.error) : undefined;
  const faultAt = useFaultAt(problem);

  const fault = faultAt('code');
  const reason = /^\d{6}$/.test(code) ? undefined : translate('messages.fillCode');
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (reason === undefined && !take.isPending) take.mutate(code, { onSuccess: onDone });
  };
  return (
    <Stack component="form" noValidate onSubmit={submit} sx={{ gap: 1.5 }}>
      <Alert severity={severities[pending.code]} variant="outlined" role="status">
        {translate(`messages.codeIs.${pending.code}`, { address: pending.address })}
      </Alert>
      {problem && fault === undefined && <ProblemAlert problem={problem} />}
      <TextField
        id={`code-${kind}`}
        label={translate('messages.code')}
        value={code}
        error={fault !== undefined}
        helperText={fault ?? translate('messages.codeHelp')}
        autoComplete="one-time-code"
        slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 6 } }}
        onChange={(event) => {
          if (take.error) take.reset();
          setCode(event.target.value.replace(/\D/g, ''));
        }}
        sx={{ maxWidth: 220 }}
      />
      <ReasonButton
        type="submit"
        variant="contained"
        loading={take.isPending}
        reason={reason}
        sx={{ alignSelf: 'flex-start' }}
      >
        {translate('messages.confirm')}
      </ReasonButton>
    </Stack>
  );
}
