import Alert from '@mui/material/Alert';
import Card from '@mui/material/Card';
import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { OwnMessages } from '../../../api/contract';
import { contactOfChannel } from '../../../domain/contact-address';
import { problemOf } from '../api/client';
import { useLanguage } from '../i18n/use-text';
import { ProblemAlert } from '../look/ProblemAlert';
import { ContactRow } from './ContactRow';
import { SettingsForm } from './SettingsForm';
import { useOwnMessages } from './use-own-messages';

/** How one is told outside the console: addresses, and what comes by which channel. */
export function MessagesCard() {
  const translate = useTranslate();
  const { data, error, refetch } = useOwnMessages();
  return (
    <Card component="section" aria-labelledby="messages-title" sx={{ p: 2.5 }}>
      <Typography variant="h2" id="messages-title">
        {translate('messages.title')}
      </Typography>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1.5 }}>
        {translate(data && data.channels.length === 0 ? 'messages.onlyConsole' : 'messages.lead')}
      </Typography>
      {error && !data && <ProblemAlert problem={problemOf(error)} onRetry={() => void refetch()} />}
      {!data && !error && (
        <Skeleton variant="rounded" height={240} role="status" aria-label={translate('shell.loading')} />
      )}
      {data && data.channels.length > 0 && <Reachable own={data} />}
    </Card>
  );
}

function Reachable({ own }: { readonly own: OwnMessages }) {
  const translate = useTranslate();
  const language = useLanguage();
  const { channels, contacts, settings } = own;
  const simulated = channels.filter(({ isSimulated }) => isSimulated).map(({ name }) => translate(`channel.${name}`));
  const usable = contacts.filter(({ kind }) => channels.some(({ name }) => contactOfChannel[name] === kind));
  return (
    <Stack sx={{ gap: 2.5 }}>
      {simulated.length > 0 && (
        <Alert severity="info" variant="outlined">
          {translate('messages.simulated', { channels: new Intl.ListFormat(language).format(simulated) })}
        </Alert>
      )}
      <Stack component="section" aria-labelledby="contacts-title" sx={{ gap: 1 }}>
        <Typography variant="h3" id="contacts-title">
          {translate('messages.contacts')}
        </Typography>
        {usable.map((contact) => (
          <ContactRow key={contact.kind} contact={contact} />
        ))}
      </Stack>
      <SettingsForm settings={settings} channels={channels.map(({ name }) => name)} contacts={contacts} />
    </Stack>
  );
}
