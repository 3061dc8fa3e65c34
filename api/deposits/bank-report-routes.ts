import type { EntityManager } from 'typeorm';
import { insertRow } from '../../database/database';
import { settlePayment } from '../../database/payments';
import { BeingCounted, takeTransfer } from '../../database/transfers';
import { bankHeaders, isSignedRequest, reportPath } from '../../domain/bank-protocol';
import { readReport, type BankReport } from '../../domain/bank-report';
import { incomingContent } from '../documents/incoming-content';
import type { ApiDependencies } from '../http/dependencies';
import { isDuplicate } from '../http/duplicate';
import { refuse } from '../http/refusal';
import { route, type Route } from '../http/route';
import { toldNow } from '../messages/told-now';
import { askedIn } from './case-deposit';

const longestReport = 4096;

/** A nonce is used once, together with what it came with; who has it a second time has copied a report. */
async function useNonce(tx: EntityManager, nonce: string): Promise<void> {
  try {
    await insertRow(tx, 'bankNonce', { id: nonce, at: new Date().toISOString() });
  } catch (error) {
    throw isDuplicate(error) ? refuse.conflict('KeyReused') : error;
  }
}

function reportIn(body: string): BankReport {
  try {
    return readReport(JSON.parse(body));
  } catch {
    throw refuse.invalid([]);
  }
}

/**
 * Where the bank reports transfers and payments. It may repeat itself, in any order; whoever has not its key is
 * refused.
 */
export function bankReportRoutes(deps: ApiDependencies): Route[] {
  const { bank, database } = deps;
  /** @returns whether there is such a sub-account or payment */
  const take = async (tx: EntityManager, report: BankReport): Promise<boolean> => {
    if (report.kind === 'transfer') {
      const told = { ...toldNow(deps), askedIn };
      return (await takeTransfer(tx, database.dialect, report.transfer, 'open', told)) !== undefined;
    }
    if (report.payment.state === 'pending') return true;
    return settlePayment(tx, report.id, report.payment, toldNow(deps));
  };
  return [
    route({
      method: 'post',
      path: '/bank-reports',
      summary: 'The bank reports a transfer or a payment; signed with its key',
      access: 'public',
      consumes: 'application/json',
      async handler({ req }) {
        if (!bank) throw refuse.notFound();
        const { head } = await incomingContent(req, longestReport + 1);
        if (head.length > longestReport) throw refuse.conflict('TooLarge');
        const body = head.toString('utf8');
        const nonce = req.get(bankHeaders.nonce) ?? '';
        const signed = { timestamp: req.get(bankHeaders.timestamp), signature: req.get(bankHeaders.signature) };
        const request = { asked: `POST ${reportPath}`, nonce, body };
        if (!isSignedRequest(bank.reportKey, signed, request, Math.floor(Date.now() / 1000))) throw refuse.notAllowed();
        const report = reportIn(body);
        await database
          .write(async (tx) => {
            await useNonce(tx, nonce);
            if (!(await take(tx, report))) throw refuse.notFound();
          })
          .catch((error: unknown) => {
            throw error instanceof BeingCounted ? refuse.conflict('Unavailable') : error;
          });
      },
    }),
  ];
}
