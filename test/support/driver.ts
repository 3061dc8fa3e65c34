import { randomUUID } from 'node:crypto';
import request, { type Response } from 'supertest';
import type { ActReceipt, CaseView, EvaluationView, Notice, Page, TimelineItem } from '../../api/contract';
import { rows } from '../../database/database';
import { dateOf } from '../../domain/calendar';
import { chainHash, chainStart } from '../../domain/hash';
import type { Platform } from './platform';
import type { PersonName } from './world';

/** A refusal of the API: its message begins with the code. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    readonly body: unknown,
  ) {
    super(`${code}: ${JSON.stringify(body).slice(0, 600)}`);
  }
}

const answer = <T>(response: Response): T => {
  if (response.status >= 400) throw new Refused(String((response.body as { code?: string }).code), response.body);
  return response.body as T;
};

/** Requests to the API as one of the people. */
export const client = (platform: Platform) => ({
  async get<T>(as: PersonName, path: string): Promise<T> {
    await platform.refreshClock();
    return answer<T>(await request(platform.app).get(`/api${path}`).set('cookie', platform.cookie(as)));
  },
  async send<T>(as: PersonName, method: 'post' | 'put' | 'delete', path: string, body?: object): Promise<T> {
    await platform.refreshClock();
    const call = request(platform.app)[method](`/api${path}`).set('cookie', platform.cookie(as));
    return answer<T>(await (body ? call.send(body) : call));
  },
  async upload(as: PersonName, name: string, content = '%PDF-1.4\n%%EOF\n'): Promise<string> {
    const response = await request(platform.app)
      .post(`/api/documents?name=${encodeURIComponent(name)}`)
      .set('cookie', platform.cookie(as))
      .set('content-type', 'application/pdf')
      .send(Buffer.from(content));
    return answer<{ id: string }>(response).id;
  },
});

export type Client = ReturnType<typeof client>;

type Form = Readonly<Record<string, unknown>>;

export interface BidPlan {
  readonly by: PersonName;
  readonly price: string;
}

/** What is special about a tender; the rest is ordinary. */
export interface TenderPlan {
  readonly jurisdiction?: string;
  readonly retenderOf?: string;
  readonly start?: Form;
  readonly documents?: Form;
  readonly bids?: readonly BidPlan[];
  /** The sheet of each of five experts over the bids, by bidder. */
  readonly verdicts?: Readonly<Record<string, { verdict?: 'accepted' | 'rejected'; reason?: string; scores?: Form }>>;
}

export const fiveExperts = ['expert1', 'expert2', 'expert3', 'expert4', 'expert5'] as const;

/** The stages in the order an ordinary tender passes them. */
const order = [
  'acceptance',
  'documents',
  'filing',
  'publication',
  'bidding',
  'opening',
  'evaluation',
  'candidates',
  'award',
  'certification',
  'contract',
  'contractFiling',
  'report',
  'archiving',
  'archived',
] as const;
export type Place = (typeof order)[number];

/** Drives one open tender as people do: over the API, each in their role. */
export class Tender {
  private constructor(
    readonly platform: Platform,
    readonly api: Client,
    readonly id: string,
    readonly plan: TenderPlan,
  ) {}

  /** Registers a project as the tenderer, with its agency. */
  static async open(platform: Platform, plan: TenderPlan = {}): Promise<Tender> {
    const [tender] = await Tender.openLots(platform, plan);
    if (!tender) throw new Error('No case was opened');
    return tender;
  }

  /** Registers a project whose lots are cases of their own. */
  static async openLots(platform: Platform, plan: TenderPlan = {}): Promise<Tender[]> {
    const api = client(platform);
    const { cases } = await api.send<{ cases: { id: string }[] }>('tenderer', 'post', '/cases', {
      process: 'openTender',
      jurisdiction: plan.jurisdiction ?? 'CN',
      key: randomUUID(),
      ...(plan.retenderOf !== undefined && { retenderOf: plan.retenderOf }),
      form: {
        title: '示例道路工程',
        region: '530100',
        industry: 'construction',
        agency: 'agency-a',
        unit: 'CNY',
        better: 'lower',
        estimate: '10000000',
        ...plan.start,
      },
    });
    return cases.map(({ id }) => new Tender(platform, api, id, plan));
  }

  /** The same driver for another case, such as a sibling lot. */
  at(id: string): Tender {
    return new Tender(this.platform, this.api, id, this.plan);
  }

  view(as: PersonName = 'centre'): Promise<CaseView> {
    return this.api.get<CaseView>(as, `/cases/${this.id}`);
  }

  timeline(as: PersonName = 'centre'): Promise<Page<TimelineItem>> {
    return this.api.get(as, `/cases/${this.id}/timeline?limit=200`);
  }

  evaluation(as: PersonName = 'centre'): Promise<EvaluationView> {
    return this.api.get(as, `/cases/${this.id}/evaluation`);
  }

  act(action: string, as: PersonName, form: Form = {}, more: Form = {}): Promise<ActReceipt> {
    return this.api.send(as, 'post', `/cases/${this.id}/acts`, { action, form, key: randomUUID(), ...more });
  }

  enter(
    action: string,
    as: PersonName,
    form: Form = {},
    key: string = randomUUID(),
  ): Promise<{ id: string; version: number }> {
    return this.api.send(as, 'post', `/cases/${this.id}/entries`, { action, form, key });
  }

  /** Waits, in real time, until the case stands there. */
  async until(place: string, seconds = 20): Promise<CaseView> {
    const end = Date.now() + seconds * 1000;
    for (;;) {
      const view = await this.view();
      if (view.closing === place || (view.closing === undefined && view.stage === place)) return view;
      if (Date.now() > end) throw new Error(`The case stands in ${view.closing ?? view.stage}, not in ${place}`);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }

  /** Kinds of the notices that were published, once that one is among them. */
  async notices(awaited: string, seconds = 20): Promise<Notice[]> {
    const end = Date.now() + seconds * 1000;
    for (;;) {
      const { items } = await this.api.get<{ items: Notice[] }>('centre', `/cases/${this.id}/notices`);
      if (items.some((notice) => notice.kind === awaited)) return items;
      if (Date.now() > end) throw new Error(`There is no notice ${awaited}`);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }

  /** The deadline of the stage as the case page shows it. */
  async dueAt(): Promise<string> {
    const { deadline } = await this.view();
    if (!deadline) throw new Error('There is no deadline');
    return deadline.at;
  }

  /** What the workflow itself says of its place in the chain. */
  workflowState(): Promise<{ seq: number; head: string; state: { closing?: string } }> {
    return this.platform.deps.temporal.workflow.getHandle(this.id).query('state');
  }

  /** Sends an act to the workflow itself, as if the API had found nothing wrong with it. */
  actPastTheApi(action: string, role: string, form: Form = {}): Promise<{ seq: number }> {
    const { clock, temporal } = this.platform.deps;
    const actor = { role, party: '', person: '' };
    const request = { action, actor, receivedAt: clock.now(), form, key: randomUUID() };
    const handle = temporal.workflow.getHandle(this.id);
    return handle.executeUpdate<{ seq: number }, [object]>('act', { args: [request] });
  }

  /** Waits, in real time, until the case has asked for that activity. */
  async untilScheduled(activity: string, seconds = 20): Promise<void> {
    const end = Date.now() + seconds * 1000;
    for (;;) {
      const { events } = await this.platform.deps.temporal.workflow.getHandle(this.id).fetchHistory();
      const types = events?.map((event) => event.activityTaskScheduledEventAttributes?.activityType?.name);
      if (types?.includes(activity)) return;
      if (Date.now() > end) throw new Error(`${activity} was not asked for`);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }

  /** Computes the chain of the recorded events again; answers its length and head. */
  async chain(): Promise<{ seq: number; head: string }> {
    const events = await rows(this.platform.database.read, 'event').find({
      where: { caseId: this.id },
      order: { seq: 'ASC' },
    });
    let head = chainStart;
    for (const [index, event] of events.entries()) {
      const next = chainHash(head, event.json);
      if (event.seq !== index + 1 || event.previousHash !== head || event.hash !== next) {
        throw new Error(`The chain of ${this.id} breaks at ${event.seq}`);
      }
      head = next;
    }
    return { seq: events.length, head };
  }

  /** Instant so many days from now. */
  async inDays(days: number): Promise<string> {
    await this.platform.refreshClock();
    return new Date(Date.parse(this.platform.deps.clock.now()) + days * 86_400_000).toISOString();
  }

  async publishNotice(days = 21): Promise<void> {
    await this.act('publishNotice', 'agency', {
      documentsUntil: await this.inDays(6),
      bidDeadline: await this.inDays(days),
      place: '开标室一',
      contact: '张三 0871-0000000',
    });
  }

  async submitBid(by: PersonName, price: string): Promise<string> {
    await this.enter('downloadDocuments', by, { contact: '李四' });
    const bidDocument = await this.api.upload(by, '投标文件.pdf');
    return (await this.enter('submitBid', by, { price, bidDocument })).id;
  }

  bids(): readonly BidPlan[] {
    return (
      this.plan.bids ?? [
        { by: 'bidder1', price: '9000000' },
        { by: 'bidder2', price: '9500000' },
        { by: 'bidder3', price: '9800000' },
      ]
    );
  }

  /** Lets the deadline pass. */
  async passDeadline(): Promise<void> {
    const left = Date.parse(await this.dueAt()) - Date.parse(this.platform.deps.clock.now());
    const graceMs = this.platform.deps.conduct?.graceMs ?? 0;
    await this.platform.pass(Math.max(0, left) + graceMs + 5000);
  }

  async formCommittee(): Promise<void> {
    await this.act('formCommittee', 'centre', {
      members: fiveExperts.map((_, index) => ({ userId: `expert-${index + 1}`, kind: 'expert' })),
    });
  }

  async evaluate(): Promise<void> {
    await this.formCommittee();
    for (const expert of fiveExperts) await this.handInSheet(expert);
    await this.signReport();
  }

  /** Signs for every member, after the lottery where one is needed. */
  async signReport(): Promise<void> {
    await this.untilOffered('signReport', 'expert1', 'drawLots');
    if ((await this.view()).actions.some((one) => one.action === 'drawLots' && one.open)) {
      await this.act('drawLots', 'centre');
      await this.untilOffered('signReport', 'expert1');
    }
    for (const expert of fiveExperts) await this.act('signReport', expert);
  }

  async handInSheet(expert: PersonName): Promise<void> {
    const bids = await this.choices(expert);
    await this.act('submitSheet', expert, {
      noConflict: true,
      sheet: {
        bids: bids.map(({ id, bidder }) => {
          const plan = this.plan.verdicts?.[bidder.replace('单位 ', '')];
          return {
            bid: id,
            verdict: plan?.verdict ?? 'accepted',
            ...(plan?.reason && { reason: plan.reason }),
            scores: plan?.scores ?? {},
          };
        }),
      },
    });
  }

  async untilOffered(action: string, as: PersonName, other?: string): Promise<void> {
    const end = Date.now() + 20_000;
    for (;;) {
      const isOpen = async (name: string, who: PersonName) =>
        (await this.view(who)).actions.some((one) => one.action === name && one.open);
      if (await isOpen(action, as)) return;
      if (other && (await isOpen(other, 'centre'))) return;
      if (Date.now() > end) throw new Error(`${action} was not offered`);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }

  /** The bids that a form offers for choice. */
  async choices(as: PersonName = 'tenderer'): Promise<{ id: string; bidder: string; price: string }[]> {
    return ((await this.view(as)).context['bids'] ?? []) as { id: string; bidder: string; price: string }[];
  }

  /** Does everything until the case stands there. */
  async reach(place: Place): Promise<this> {
    for (;;) {
      const view = await this.view();
      const here = view.closing ?? view.stage;
      if (here === place) return this;
      if (order.indexOf(here as Place) > order.indexOf(place)) throw new Error(`The case is past ${place}: ${here}`);
      await this.step(here);
    }
  }

  private async step(stage: string): Promise<void> {
    switch (stage) {
      case 'acceptance':
        await this.act('accept', 'centre');
        return;
      case 'documents':
        await this.act('submitDocuments', 'agency', {
          tenderDocument: await this.api.upload('agency', '招标文件.pdf'),
          noticeText: '就示例道路工程公开招标。',
          qualification: '市政公用工程施工总承包二级及以上',
          method: 'lowestPrice',
          ...this.plan.documents,
        });
        return;
      case 'filing':
        await this.act('file', 'supervisor');
        return;
      case 'publication':
        await this.publishNotice();
        return;
      case 'bidding':
        for (const { by, price } of this.bids()) await this.submitBid(by, price);
        await this.passDeadline();
        await this.until('opening');
        return;
      case 'opening':
        await this.act('signOpeningRecord', 'agency');
        return;
      case 'evaluation':
        await this.evaluate();
        await this.until('candidates');
        return;
      case 'candidates':
        await this.act('publishCandidates', 'agency');
        await this.passDeadline();
        await this.until('award');
        return;
      case 'award':
        await this.act('confirmAward', 'tenderer', { winner: (await this.choices())[0]?.id, reason: '排名第一' });
        return;
      case 'certification':
        await this.act('issueCertificate', 'centre');
        return;
      case 'contract': {
        const { context } = await this.view('tenderer');
        await this.act('signContract', 'tenderer', {
          contract: await this.api.upload('tenderer', '合同.pdf'),
          contractPrice: context['awardPrice'],
          signedOn: dateOf(await this.inDays(0)),
        });
        return;
      }
      case 'contractFiling':
        await this.act('fileContract', 'supervisor');
        return;
      case 'report':
        await this.act('submitReport', 'agency', { report: await this.api.upload('agency', '报告.pdf') });
        return;
      case 'archiving':
        await this.act('archive', 'centre');
        return;
      default:
        throw new Error(`No step from ${stage}`);
    }
  }
}
