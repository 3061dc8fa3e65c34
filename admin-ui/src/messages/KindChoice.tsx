import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { Contact } from '../../../api/contract';
import { contactKinds, contactOfChannel } from '../../../domain/contact-address';
import type { ChannelName, MessageKind } from '../../../domain/message-settings';

interface Props {
  readonly kind: MessageKind;
  readonly channels: readonly ChannelName[];
  readonly contacts: readonly Contact[];
  readonly value: readonly ChannelName[];
  readonly onChange: (value: ChannelName[]) => void;
}

/** By which channels one is told of a kind of thing; the console is always one of them. */
export function KindChoice({ kind, channels, contacts, value, onChange }: Props) {
  const translate = useTranslate();
  const toggle = (name: ChannelName) =>
    onChange(value.includes(name) ? value.filter((each) => each !== name) : [...value, name]);
  const missing = contactKinds.filter(
    (each) =>
      value.some((name) => contactOfChannel[name] === each) &&
      contacts.some((contact) => contact.kind === each && contact.address === undefined),
  );
  return (
    <Box
      component="fieldset"
      sx={{ border: 1, borderColor: 'divider', borderRadius: 2, px: 1.5, py: 1, m: 0, minWidth: 0 }}
    >
      <Typography component="legend" variant="body2" sx={{ px: 0.5, fontWeight: 650 }}>
        {translate(`messages.kind.${kind}`)}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {translate(`messages.kind.${kind}Help`)}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2 }}>
        <Tooltip title={translate('messages.consoleAlways')} describeChild>
          <FormControlLabel control={<Checkbox checked disabled />} label={translate('messages.console')} />
        </Tooltip>
        {channels.map((name) => (
          <FormControlLabel
            key={name}
            control={<Checkbox checked={value.includes(name)} onChange={() => toggle(name)} />}
            label={translate(`channel.${name}`)}
          />
        ))}
      </Box>
      {missing.map((each) => (
        <Typography key={each} variant="caption" component="p" color="warning.main">
          {translate('messages.needsContact', { contact: translate(`messages.contact.${each}`) })}
        </Typography>
      ))}
    </Box>
  );
}
