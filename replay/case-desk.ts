import {
  actReceiptSchema,
  caseViewSchema,
  entryReceiptSchema,
  startedSchema,
  type ActReceipt,
  type CaseView,
  type EntryReceipt,
} from '../api/contract';
import { sha256 } from '../domain/hash';
import type { PlatformClock } from './platform-clock';
import { PlatformRefusal, type Session } from './session';

/** The case does not offer what a replay has to do next. */
export class Stuck extends Error {
  override readonly name = 'Stuck';
}

export type Form = Readonly<Record<string, unknown>>;

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const firstPoll = 100;
const longestPoll = 2_000;
const patience = 300_000;

/** Opens projects. The same key opens the same cases. */
export const openProject = (session: Session, jurisdiction: string, form: Form, key: string) =>
  session.post('/api/cases', { process: 'openTender', jurisdiction, form, key: keyOf(key, 'start') }, startedSchema);

const keyOf = (...parts: readonly string[]): string => sha256(parts.join('/')).slice(0, 40);

/**
 * One case as people work on it: looks at it, takes the acts that it offers, and counts them. Every act and entry has a
 * key made of what is done, by whom and in which visit of the stage, so that doing it again changes nothing.
 */
export class CaseDesk {
  acts = 1;

  constructor(
    readonly caseId: string,
    private readonly key: string,
    private readonly clock: PlatformClock,
    private readonly said: (action: string) => void,
  ) {}

  view(session: Session): Promise<CaseView> {
    return session.get(`/api/cases/${this.caseId}`, caseViewSchema);
  }

  /**
   * Takes an action that the case offers to this person; waits a while where it is not offered yet.
   * @throws Stuck where it is never offered
   */
  async act(session: Session, who: string, action: string, form: Form = {}, about?: string): Promise<ActReceipt> {
    const { view, revision } = await this.offered(session, action);
    const visit = view.visits.length;
    const key = keyOf(this.key, this.caseId, action, who, String(visit), about ?? '');
    const body = { action, form, seen: revision, key, ...(about !== undefined && { about }) };
    const receipt = await session.post(`/api/cases/${this.caseId}/acts`, body, actReceiptSchema);
    this.count(action);
    return receipt;
  }

  /** Hands something in: a bid, a question. */
  async enter(session: Session, who: string, action: string, form: Form = {}): Promise<EntryReceipt> {
    const body = { action, form, key: keyOf(this.key, this.caseId, action, who) };
    const receipt = await session.post(`/api/cases/${this.caseId}/entries`, body, entryReceiptSchema);
    this.count(action);
    return receipt;
  }

  /** Waits until the case stands elsewhere than in that visit, or is closed. */
  async left(session: Session, visits: number): Promise<CaseView> {
    return this.poll(session, (view) => view.visits.length > visits || view.closing !== undefined, 'a next stage');
  }

  /** Waits until an action is open to the person. */
  async offered(session: Session, action: string): Promise<{ view: CaseView; revision: string }> {
    const find = (view: CaseView) => view.actions.find((one) => one.action === action && one.open);
    const view = await this.poll(session, (one) => find(one) !== undefined || one.closing !== undefined, action);
    const offer = find(view);
    if (!offer) throw new Stuck(`${this.caseId}: ${action}: ${view.closing ?? view.stage}`);
    return { view, revision: offer.revision };
  }

  /** Waits until one of the actions was opened to the person by the case, whether or not it has been taken since. */
  async everOffered(session: Session, ...names: readonly string[]): Promise<void> {
    const wasOffered = ({ actions, closing }: CaseView) =>
      closing !== undefined ||
      actions.some(({ action, open, refusal }) => names.includes(action) && (open || refusal?.code === 'AlreadyTaken'));
    await this.poll(session, wasOffered, names.join(', '));
  }

  /** Waits until one of the actions is open to the person who looks for it; tells which. */
  async firstOffered(...offers: readonly (readonly [Session, string])[]): Promise<string> {
    for (let wait = firstPoll, since = Date.now(); Date.now() - since < patience; wait = longer(wait)) {
      for (const [session, action] of offers) {
        if (await this.isOpen(session, action)) return action;
      }
      await sleep(wait);
    }
    throw new Stuck(`${this.caseId}: ${offers.map(([, action]) => action).join(', ')}`);
  }

  /** Whether an action is open to the person now. */
  async isOpen(session: Session, action: string): Promise<boolean> {
    const { actions } = await this.view(session);
    return actions.some((one) => one.action === action && one.open);
  }

  /** The first of these people to whom an action is open now. */
  async whoMay<Person extends { readonly session: Session }>(
    people: readonly Person[],
    action: string,
  ): Promise<Person | undefined> {
    for (const person of people) if (await this.isOpen(person.session, action)) return person;
    return undefined;
  }

  /** Waits for the deadline of the stage and until the case has drawn the consequence. */
  async deadlinePassed(session: Session, view: CaseView): Promise<CaseView> {
    const deadline = view.deadline?.at;
    if (deadline === undefined) throw new Stuck(`${this.caseId}: ${view.stage} has no deadline`);
    await this.clock.until(deadline);
    return this.left(session, view.visits.length);
  }

  private async poll(session: Session, enough: (view: CaseView) => boolean, what: string): Promise<CaseView> {
    for (let wait = firstPoll, since = Date.now(); ; wait = longer(wait)) {
      const view = await this.view(session);
      if (enough(view)) return view;
      if (Date.now() - since > patience) {
        const refusal = view.actions.find(({ action }) => action === what)?.refusal;
        throw new Stuck(`${this.caseId}: ${view.stage}: ${what}: ${refusal?.code ?? 'never came'}`);
      }
      await sleep(wait);
    }
  }

  private count(action: string): void {
    this.acts += 1;
    this.said(action);
  }
}

const longer = (wait: number): number => Math.min(wait * 1.5, longestPoll);

/** Whether an entry came too late: after the deadline, or when the stage was over. */
export const isTooLate = (error: unknown): boolean =>
  error instanceof PlatformRefusal &&
  ['DeadlinePassed', 'GateClosed', 'ActionNotOpen', 'CaseClosed'].includes(error.code ?? '');
