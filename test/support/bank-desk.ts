import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { BankUnavailable } from '../../activities/ports/bank';
import { sweepOutbox } from '../../api/outbox/sweep';
import { rows } from '../../database/database';
import { reportPath, signedHeaders } from '../../domain/bank-protocol';
import { wordedReport, type BankReport } from '../../domain/bank-report';
import { parseAmount } from '../../domain/amount';
import type { Answer } from './api';
import type { OwnDeposit } from '../../api/contract';
import type { Tender } from './driver';
import type { PersonName } from './world';
import { people } from './world';

/** The account from which a bidder of the tests pays. */
export const accountOf = (who: PersonName): string => `62220000${people[who].body.replace(/\D/g, '').padStart(8, '0')}`;

/** How somebody pays, where it is not as it should be. */
export interface Paying {
  readonly name?: string;
  readonly from?: string;
  readonly bookedAt?: string;
}

/** The bank as bidders and the platform meet it. */
export function bankDesk(tender: Tender) {
  const { platform, api, id } = tender;
  const post = async (body: string, headers: Readonly<Record<string, string>>): Promise<Answer> =>
    request(platform.app).post(reportPath).set('content-type', 'application/json').set(headers).send(body);
  const signed = (body: string, nonce: string = randomUUID(), key = platform.bank.reportKey, agoSeconds = 0) =>
    signedHeaders(key, Math.floor(Date.now() / 1000) - agoSeconds, { asked: `POST ${reportPath}`, nonce, body });
  const report = async (one: BankReport): Promise<void> => {
    const body = JSON.stringify(wordedReport(one));
    const { status, text } = await post(body, signed(body));
    if (status >= 300) throw new Error(text);
  };
  const sends = async (): Promise<void> => {
    const past = '2000-01-01T00:00:00.000Z';
    await platform.database.write((tx) => rows(tx, 'outbox').update({ kind: 'pay' }, { nextAt: past }));
    await sweepOutbox(platform.deps);
  };
  return {
    post,
    signed,
    own: (who: PersonName): Promise<OwnDeposit> => api.get(who, `/cases/${id}/deposit`),
    open: (who: PersonName, payerAccount = accountOf(who)): Promise<OwnDeposit> =>
      api.send(who, 'put', `/cases/${id}/deposit/account`, { payerAccount }),
    /** Somebody pays into the sub-account of that bidder. */
    async pay(who: PersonName, amount: string, { name, from, bookedAt }: Paying = {}): Promise<string> {
      await platform.refreshClock();
      const where = { caseId: id, bodyId: people[who].body };
      const { number } = await rows(platform.database.read, 'depositAccount').findOneByOrFail(where);
      return platform.bank.payIn({
        account: number,
        payer: { name: name ?? `单位 ${people[who].body}`, account: from ?? accountOf(who) },
        fen: parseAmount(amount, 'CNY').parts,
        ...(bookedAt !== undefined && { bookedAt }),
      });
    },
    /** The bank reports what it has not reported. */
    reports: (): Promise<number> => platform.bank.reportAll(report),
    /** The bank reports, and the platform dies when it has booked what it was told and before it has answered. */
    async reportsUnheard(): Promise<void> {
      const unheard = platform.bank.reportAll(async (one) => {
        await report(one);
        throw new Error('no answer came');
      });
      await unheard.catch(() => undefined);
    },
    /** The platform tells the bank what is to be paid, whether it has failed before or not. */
    sends,
    /** The same; the bank pays, and dies before it has answered. */
    async sendsUnheard(): Promise<void> {
      const { pay } = platform.bank;
      const unheard: typeof pay = async (order) => {
        await pay(order);
        throw new BankUnavailable('no answer came');
      };
      Object.assign(platform.bank, { pay: unheard });
      await sends();
      Object.assign(platform.bank, { pay });
    },
  };
}
