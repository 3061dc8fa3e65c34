import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Confirm, useTranslate } from 'react-admin';
import type { Contact } from '../../../api/contract';
import { problemOf } from '../api/client';
import { ProblemAlert } from '../look/ProblemAlert';
import { StatusChip } from '../look/StatusChip';
import { ContactForm } from './ContactForm';
import { useForgetContact } from './use-own-messages';

/** One way to be reached: the address and whether it is confirmed, and how to change it. */
export function ContactRow({ contact }: { readonly contact: Contact }) {
  const translate = useTranslate();
  const { kind, address } = contact;
  const [isChanging, setChanging] = useState(contact.pending !== undefined);
  const [isRemoving, setRemoving] = useState(false);
  const forget = useForgetContact(kind);

  const name = translate(`messages.contact.${kind}`);
  return (
    <Box sx={{ border: 1, borderColor: 'divider', borderRadius: 2, p: 1.5 }}>
      <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
        <Box sx={{ flex: '1 1 12rem', minWidth: 0 }}>
          <Typography variant="body2" color="textSecondary">
            {name}
          </Typography>
          <Typography sx={{ overflowWrap: 'anywhere' }}>{address ?? translate('messages.none')}</Typography>
        </Box>
        {address !== undefined && <StatusChip tone="good" label={translate('messages.verified')} />}
        {!isChanging && (
          <Button
            size="small"
            variant="outlined"
            aria-label={`${translate(address === undefined ? 'messages.enter' : 'messages.change')}: ${name}`}
            onClick={() => setChanging(true)}
          >
            {translate(address === undefined ? 'messages.enter' : 'messages.change')}
          </Button>
        )}
        {address !== undefined && !isChanging && (
          <Button
            size="small"
            color="error"
            loading={forget.isPending}
            aria-label={`${translate('messages.remove')}: ${name}`}
            onClick={() => setRemoving(true)}
          >
            {translate('messages.remove')}
          </Button>
        )}
      </Stack>
      {forget.error && <ProblemAlert problem={problemOf(forget.error)} />}
      {isChanging && <ContactForm contact={contact} onDone={() => setChanging(false)} />}
      <Confirm
        isOpen={isRemoving}
        title={translate('messages.removeTitle', { address: address ?? '' })}
        content={translate('messages.removeHelp')}
        confirm={translate('messages.remove')}
        onConfirm={() => {
          setRemoving(false);
          forget.mutate();
        }}
        onClose={() => setRemoving(false)}
      />
    </Box>
  );
}
