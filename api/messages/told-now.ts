import type { Told } from '../../database/tell-of-deposit';
import type { ApiDependencies } from '../http/dependencies';
import { openChannels } from './open-channels';

/** That people are told now, by the channels of this deployment. */
export const toldNow = ({ clock, configuration }: Pick<ApiDependencies, 'clock' | 'configuration'>): Told => ({
  at: clock.now(),
  channels: openChannels(configuration.messages).map(({ name }) => name),
});
