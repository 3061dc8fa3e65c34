import Alert from '@mui/material/Alert';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState, type SyntheticEvent } from 'react';
import { useTranslate } from 'react-admin';
import type { Contact } from '../../../api/contract';
import { messageKinds, type ChannelName } from '../../../domain/message-settings';
import { problemOf } from '../api/client';
import { ProblemAlert } from '../look/ProblemAlert';
import { ReasonButton } from '../look/ReasonButton';
import { DigestChoice } from './DigestChoice';
import { KindChoice } from './KindChoice';
import { QuietHoursChoice } from './QuietHoursChoice';
import { useSaveSettings, type MessageSettings } from './use-own-messages';

interface Props {
  readonly settings: MessageSettings;
  readonly channels: readonly ChannelName[];
  readonly contacts: readonly Contact[];
}

/** What comes by which channel, when telephones are quiet, and how e-mail comes. */
export function SettingsForm({ settings, channels, contacts }: Props) {
  const translate = useTranslate();
  const [chosen, setChosen] = useState(settings);
  const save = useSaveSettings();

  const change = (part: Partial<MessageSettings>) => {
    if (save.isSuccess || save.error) save.reset();
    setChosen({ ...chosen, ...part });
  };
  const { quiet } = chosen;
  const reason = quiet && quiet.from === quiet.to ? translate('messages.quietSame') : undefined;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (reason === undefined && !save.isPending) save.mutate(chosen);
  };
  return (
    <Stack component="form" noValidate onSubmit={submit} sx={{ gap: 2.5 }}>
      <Stack sx={{ gap: 1 }}>
        <Typography variant="h3">{translate('messages.kinds')}</Typography>
        {messageKinds.map((kind) => (
          <KindChoice
            key={kind}
            kind={kind}
            channels={channels}
            contacts={contacts}
            value={chosen.kinds[kind]}
            onChange={(value) => change({ kinds: { ...chosen.kinds, [kind]: value } })}
          />
        ))}
      </Stack>
      {channels.some((name) => name !== 'email') && (
        <QuietHoursChoice value={quiet} fault={reason} onChange={(value) => change({ quiet: value })} />
      )}
      {channels.includes('email') && (
        <DigestChoice value={chosen.digestHour} onChange={(digestHour) => change({ digestHour })} />
      )}
      {save.error && <ProblemAlert problem={problemOf(save.error)} />}
      {save.isSuccess && (
        <Alert severity="success" role="status">
          {translate('messages.saved')}
        </Alert>
      )}
      <ReasonButton
        type="submit"
        variant="contained"
        loading={save.isPending}
        reason={reason}
        sx={{ alignSelf: 'flex-start' }}
      >
        {translate('messages.save')}
      </ReasonButton>
    </Stack>
  );
}
