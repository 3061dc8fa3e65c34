import { z } from 'zod';
import { takeReport } from '../../database/settle-deliveries';
import { withoutAddresses } from '../../domain/contact-address';
import { isSigned } from '../../domain/message-signature';
import { deliveryReportSchema } from '../contract';
import { incomingContent } from '../documents/incoming-content';
import type { ApiDependencies } from '../http/dependencies';
import { faultsOf } from '../http/input-faults';
import { refuse } from '../http/refusal';
import { route, type Route } from '../http/route';

const longestReport = 4096;

const reportOf = (body: string): z.output<typeof deliveryReportSchema> => {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    throw refuse.invalid([]);
  }
  const read = deliveryReportSchema.safeParse(json, { reportInput: true });
  if (!read.success) throw refuse.invalid(faultsOf(read.error));
  return read.data;
};

/** Where gateways report whether a message has arrived. Whoever has not the gateway's key is refused. */
export function deliveryReportRoutes({ configuration, database, clock }: ApiDependencies): Route[] {
  return [
    route({
      method: 'post',
      path: '/delivery-reports/:channel',
      summary: 'A gateway reports whether a message has arrived; signed with its key',
      access: 'public',
      consumes: 'application/json',
      async handler({ params, req }) {
        const channel = z.enum(['sms', 'voice']).safeParse(params.channel).data;
        const gateway = channel && configuration.messages[channel];
        if (!channel || gateway?.kind !== 'gateway') throw refuse.notFound();
        const { head } = await incomingContent(req, longestReport + 1);
        if (head.length > longestReport) throw refuse.conflict('TooLarge');
        const body = head.toString('utf8');
        const signed = { timestamp: req.get('signature-timestamp'), signature: req.get('signature'), body };
        if (!isSigned(gateway.key, signed, Math.floor(Date.now() / 1000))) throw refuse.notAllowed();
        const { id, state, why = '' } = reportOf(body);
        const report = { delivered: state === 'delivered', why: withoutAddresses(why) };
        if (!(await takeReport(database, channel, id, report, clock.now()))) throw refuse.notFound();
      },
    }),
  ];
}
