import { z } from 'zod';
import {
  dueReturnsSchema,
  ownDepositSchema,
  proposalViewSchema,
  type CaseView,
  type OwnDeposit,
} from '../api/contract';
import { dateOf } from '../domain/calendar';
import { sha256 } from '../domain/hash';
import { Stuck, type CaseDesk } from './case-desk';
import { office, type Bidder } from './cast';
import { upload } from './paper';
import type { People } from './people';

/** The counter of a bank: somebody pays so many yuan from an account of its own into that sub-account. */
export type BankCounter = (
  to: string,
  payer: { readonly name: string; readonly account: string },
  yuan: string,
) => void;

const dayMs = 86_400_000;
/** A letter must last as long as the bids are valid, and does with some days to spare. */
const letterDays = 120;
const pause = 500;
const patience = 120_000;

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** The bank account of a bidder: the same in every run. */
const accountOf = (body: string): string => `6222${String(BigInt(`0x${sha256(body).slice(0, 12)}`)).padStart(15, '0')}`;

/** How one bid is secured. */
export interface Securing {
  readonly desk: CaseDesk;
  readonly counter: BankCounter | undefined;
  readonly amount: string;
}

/** Pays the deposit of a bidder, or hands in a letter where the file says so or there is no counter to pay at. */
export async function secureBid(securing: Securing, bidder: Bidder, view: CaseView): Promise<void> {
  const { desk, counter, amount } = securing;
  const { session, body, bid } = bidder;
  const path = `/api/cases/${desk.caseId}/deposit`;
  if (bid.unpaid) return;
  const own = await session.get(path, ownDepositSchema);
  if (own.state === 'in' || own.state === 'letter') return;
  if (bid.letter || !counter) return handInLetter(desk, bidder, view, amount);
  const opened = own.account
    ? own
    : await session.put(`${path}/account`, { payerAccount: accountOf(body) }, ownDepositSchema);
  const { account } = opened;
  if (!account) throw new Stuck(`${desk.caseId}: ${body} got no sub-account`);
  counter(account.number, { name: account.payerName, account: account.payerAccount }, amount);
  await until(async () => isIn(await session.get(path, ownDepositSchema)), `the deposit of ${body} did not come in`);
}

const isIn = ({ state }: OwnDeposit): boolean => state === 'in';

async function handInLetter(desk: CaseDesk, { session, body }: Bidder, view: CaseView, amount: string): Promise<void> {
  const letter = await upload(session, '投标保函', '投标保函', [body]);
  const deadline = Date.parse(view.deadline?.at ?? '');
  const validUntil = dateOf(new Date(deadline + letterDays * dayMs).toISOString());
  const form = { guarantor: '示例银行昆明分行', number: `BH-${sha256(body).slice(0, 8)}`, amount, letter, validUntil };
  await desk.enter(session, body, 'submitGuarantee', form);
}

/** The centre sends back all that is due in a case: one proposes it, another confirms it, the bank pays it. */
export async function sendDepositsBack(
  { desk, people }: { readonly desk: CaseDesk; readonly people: People },
  view: CaseView,
): Promise<void> {
  const centre = await office(view, 'centre', people);
  const dueHere = async () =>
    (await centre.get('/api/deposit-returns', dueReturnsSchema)).items.filter(({ caseId }) => caseId === desk.caseId);
  const keys = (await dueHere()).filter(({ proposalId }) => proposalId === undefined).map(({ key }) => key);
  if (keys.length > 0) {
    const proposed = z.object({ proposalId: z.string() });
    const { proposalId } = await centre.post('/api/deposit-returns', { keys }, proposed);
    const body = view.parties.find(({ role }) => role === 'centre')?.body;
    if (!body) throw new Stuck(`${desk.caseId}: no centre`);
    const colleague = await people.colleagueAt(body, 'centre');
    await colleague.post(`/api/proposals/${proposalId}/confirm`, {}, proposalViewSchema);
  }
  const ledger = z.object({ open: z.boolean() });
  const isClosed = async () => !(await centre.get(`/api/cases/${desk.caseId}/ledger`, ledger)).open;
  if (keys.length > 0) await until(isClosed, `the deposits of ${desk.caseId} did not go back`);
}

async function until(done: () => Promise<boolean>, otherwise: string): Promise<void> {
  for (const since = Date.now(); !(await done()); await sleep(pause)) {
    if (Date.now() - since > patience) throw new Stuck(otherwise);
  }
}
