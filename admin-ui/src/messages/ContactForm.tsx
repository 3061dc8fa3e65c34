import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useState, type SyntheticEvent } from 'react';
import { useTranslate } from 'react-admin';
import type { Contact } from '../../../api/contract';
import { problemOf } from '../api/client';
import { ProblemAlert } from '../look/ProblemAlert';
import { ReasonButton } from '../look/ReasonButton';
import { useFaultAt } from '../look/use-fault-at';
import { CodeForm } from './CodeForm';
import { useSendCode } from './use-own-messages';

interface Props {
  readonly contact: Contact;
  readonly onDone: () => void;
}

/** Asks for an address, sends a code there, and takes the code. */
export function ContactForm({ contact, onDone }: Props) {
  const translate = useTranslate();
  const { kind, pending } = contact;
  const [address, setAddress] = useState(pending?.address ?? '');
  const send = useSendCode(kind);
  const problem = send.error ? problemOf(send.error) : undefined;
  const faultAt = useFaultAt(problem);

  const fault = faultAt('address');
  const reason = address.trim() === '' ? translate('messages.fillAddress') : undefined;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (reason === undefined && !send.isPending) send.mutate(address);
  };
  return (
    <Stack sx={{ gap: 1.5, mt: 1.5 }}>
      <Stack component="form" noValidate onSubmit={submit} sx={{ gap: 1.5 }}>
        {problem && fault === undefined && <ProblemAlert problem={problem} />}
        <TextField
          id={`contact-${kind}`}
          type={kind === 'email' ? 'email' : 'tel'}
          autoComplete={kind === 'email' ? 'email' : 'tel'}
          label={translate(`messages.contact.${kind}`)}
          value={address}
          error={fault !== undefined}
          helperText={fault ?? translate(`messages.contact.${kind}Help`)}
          onChange={(event) => {
            if (send.error) send.reset();
            setAddress(event.target.value);
          }}
        />
        <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
          <ReasonButton
            type="submit"
            variant={pending ? 'outlined' : 'contained'}
            loading={send.isPending}
            reason={reason}
          >
            {translate(pending ? 'messages.otherCode' : 'messages.sendCode')}
          </ReasonButton>
          <Button onClick={onDone}>{translate('shell.cancel')}</Button>
        </Stack>
      </Stack>
      {pending && <CodeForm kind={kind} pending={pending} onDone={onDone} />}
    </Stack>
  );
}
