import type { MessageChannel } from '../../activities/ports/message-channel';
import type { PhoneGateway } from '../../configuration';
import { currentInput, templateInput } from '../../database/corrected-inputs';
import type { Database } from '../../database/database';
import { templateId } from '../../domain/message-settings';
import { gatewayChannel } from './gateway-channel';

/** A gateway whose templates are called by the ids that an operator has corrected, where one has. */
export const correctedGateway = (
  name: 'sms' | 'voice',
  gateway: PhoneGateway,
  reportsUrl: string,
  { read }: Database,
): MessageChannel => ({
  name,
  isSimulated: false,
  async deliver(message) {
    const { template } = message.short;
    const { language } = message;
    const configured = templateId(gateway.templates, template, language);
    const id = await currentInput(read, templateInput(name, template, language), configured);
    const corrected = { ...gateway, templates: { [`${template}.${language}`]: id } };
    return gatewayChannel(name, corrected, reportsUrl).deliver(message);
  },
  close: () => undefined,
});
