import type { MessageGateways } from '../../configuration';
import { messageChannels, type ChannelName } from '../../domain/message-settings';
import type { ChannelStatus, OwnMessages } from '../contract';

/** By what means a channel reaches people here. */
export const meansOf = (gateways: MessageGateways, name: ChannelName): ChannelStatus['means'] =>
  gateways[name]?.kind ?? 'off';

/** The channels that this deployment has. */
export const openChannels = (gateways: MessageGateways): OwnMessages['channels'] =>
  messageChannels
    .filter((name) => meansOf(gateways, name) !== 'off')
    .map((name) => ({ name, isSimulated: meansOf(gateways, name) === 'kept' }));
