import { MockActivityEnvironment } from '@temporalio/testing';
import type { Incident, IncidentResults, Notice } from '../../api/contract';
import { createActivities } from '../../activities/activities';
import { rows } from '../../database/database';
import { publishDefinitions } from '../../database/definitions';
import { defineProcess, type CaseEvent } from '../../definitions/language';
import { openTender } from '../../definitions/trading/open-tender';
import { effectsOf, tellingsOf } from '../../workflows/runtime/effects';
import { breakingSigner } from '../support/breaking-signer';
import { describeWithServer } from '../support/describe-with-server';
import { startPlatform, type Platform } from '../support/platform';
import { fiveExperts, Tender } from '../support/driver';
import type { PersonName } from '../support/world';

const signer = breakingSigner();
const printer = { isBroken: false };

const { opening } = openTender.stages;
const { signOpeningRecord, ...others } = opening.actions;
const forOffices = { type: 'text', title: { zh: '内部备注', en: 'For the offices' }, visibleTo: ['centre'] } as const;
/** The open tender whose opening record is printed, with a field that only the centre reads. */
const printed = defineProcess({
  ...openTender,
  version: 'printed',
  stages: {
    ...openTender.stages,
    opening: {
      ...opening,
      actions: {
        ...others,
        signOpeningRecord: {
          ...signOpeningRecord,
          issues: 'openingRecord',
          form: { ...signOpeningRecord.form, inside: forOffices },
        },
      },
    },
  },
});

/** All texts and bytes of a history. */
function textsOf(value: unknown): string {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8');
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(textsOf).join('\n');
  return typeof value === 'object' && value !== null ? Object.values(value).map(textsOf).join('\n') : '';
}

describeWithServer('what a case does to the world', () => {
  let platform: Platform;
  beforeAll(async () => {
    platform = await startPlatform({
      signer,
      print: () =>
        printer.isBroken ? Promise.reject(new Error('a broken font')) : Promise.resolve(Buffer.from('%PDF-1.7\n')),
    });
  });
  afterAll(() => platform.close());

  const told = async (tender: Tender, person: PersonName, kind: string) => {
    const { items } = await tender.api.get<{ items: { caseId: string; kind: string }[] }>(
      person,
      '/notifications?limit=200',
    );
    return items.filter((item) => item.caseId === tender.id && item.kind === kind).length;
  };
  const eventually = async (check: () => Promise<boolean>) => {
    for (let tries = 0; tries < 300; tries += 1) {
      if (await check()) return;
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    throw new Error('It did not come about');
  };

  it('reminds the clerks of a task once before it is due, and tells those it escalates to once when it is overdue', async () => {
    const tender = await Tender.open(platform);
    await eventually(async () => (await told(tender, 'centre', 'task')) === 1);
    const dueAt = (await tender.view()).actions.find((one) => one.action === 'accept')?.dueAt ?? '';
    const left = () => Date.parse(dueAt) - Date.parse(platform.deps.clock.now());
    await platform.pass(left() - 3_600_000);
    await eventually(async () => (await told(tender, 'centreColleague', 'reminder')) === 1);
    expect(await told(tender, 'supervisor', 'reminder')).toBe(0);
    await platform.pass(left() + 60_000);
    await eventually(async () => (await told(tender, 'supervisor', 'overdue')) === 1);
    await platform.pass('30 days');
    for (const [person, reminders, overdue] of [
      ['centre', 1, 1],
      ['centreColleague', 1, 1],
      ['supervisor', 0, 1],
      ['tenderer', 0, 0],
      ['otherCentre', 0, 0],
    ] as const) {
      const found = [await told(tender, person, 'reminder'), await told(tender, person, 'overdue')];
      expect([person, ...found]).toEqual([person, reminders, overdue]);
    }
    expect((await tender.view()).stage).toBe('acceptance');
  });

  it('does an effect once though it is asked for twice', async () => {
    const tender = await Tender.open(platform);
    await tender.reach('contract');
    await tender.notices('awardNotice');
    await eventually(async () => (await tender.view()).certificate !== undefined);
    const { database } = platform;
    const where = { caseId: tender.id };
    const count = async () => [
      await rows(database.read, 'notice').countBy(where),
      await rows(database.read, 'notification').countBy(where),
      await rows(database.read, 'certificate').countBy(where),
    ];
    await eventually(async () => (await told(tender, 'bidder1', 'act')) >= 4);
    const before = await count();
    const { performEffect } = createActivities({
      database,
      signer: platform.deps.signer,
      documents: platform.deps.documents,
      largestDocument: platform.deps.configuration.uploadLimitBytes,
      print: platform.deps.print,
      publicUrl: platform.deps.configuration.publicUrl,
      channels: [],
      now: platform.deps.clock.now,
    });
    for (const { json } of await rows(database.read, 'event').findBy(where)) {
      const event = json as CaseEvent;
      const effects = [...effectsOf(openTender, event), ...tellingsOf(openTender, event, true)];
      for (const effect of effects) {
        await new MockActivityEnvironment().run(performEffect, tender.id, event.seq, effect);
      }
    }
    expect(await count()).toEqual(before);
  });

  it('goes on without an effect that keeps failing, until an operator has it tried again', async () => {
    const tender = await Tender.open(platform);
    await tender.reach('certification');
    signer.fault = 'The key is out of reach';
    await tender.act('issueCertificate', 'centre');
    await eventually(async () => {
      await platform.pass('1 minute');
      return (await tender.api.get<{ items: object[] }>('operator', '/incidents')).items.length > 0;
    });
    const { items } = await tender.api.get<{ items: { key: string; caseId: string; error: string }[] }>(
      'operator',
      '/incidents',
    );
    expect(items[0]).toMatchObject({ caseId: tender.id, error: 'The key is out of reach' });
    expect((await tender.view()).stage).toBe('contract');

    signer.fault = undefined;
    await expect(
      tender.api.send('centre', 'post', '/incidents/decisions', { keys: [items[0]?.key], how: 'retry' }),
    ).rejects.toThrow();
    await eventually(async () => {
      const open = await tender.api.get<{ items: { key: string }[] }>('operator', '/incidents');
      const keys = open.items.map(({ key }) => key);
      if (keys.length > 0) await tender.api.send('operator', 'post', '/incidents/decisions', { keys, how: 'retry' });
      await platform.pass('1 minute');
      return open.items.length === 0;
    });
    await tender.act('terminate', 'tenderer', { reason: '取消' });
    expect(await platform.deps.temporal.workflow.getHandle(tender.id).result()).toBe('terminated');
  });

  describe('a step of a stage that keeps failing', () => {
    const sql = (text: string) => platform.database.write((tx) => tx.query(text));
    const repair = () => sql('DROP TRIGGER IF EXISTS no_ranking');
    beforeEach(() =>
      sql(`CREATE TRIGGER no_ranking BEFORE INSERT ON evaluation BEGIN SELECT RAISE(ABORT, 'The disk is full'); END`),
    );
    afterEach(repair);

    const open = async (tender: Tender) => {
      const { items } = await tender.api.get<{ items: Incident[] }>('operator', '/incidents');
      return items.filter(({ caseId }) => caseId === tender.id);
    };
    /** A case whose bids cannot be ranked. */
    const stuck = async () => {
      const tender = await Tender.open(platform);
      await tender.reach('evaluation');
      await tender.formCommittee();
      for (const expert of fiveExperts) await tender.handInSheet(expert);
      await eventually(async () => {
        await platform.pass('1 minute');
        return (await open(tender)).length > 0;
      });
      return tender;
    };

    it('holds the case until an operator has it tried again, and cannot be skipped', async () => {
      const tender = await stuck();
      const [incident] = await open(tender);
      expect(incident).toMatchObject({ effect: 'rankBids', maySkip: false });
      expect(incident?.error).toContain('The disk is full');
      const answer = (how: 'retry' | 'skip') =>
        tender.api.send<IncidentResults>('operator', 'post', '/incidents/decisions', {
          ...{ keys: [incident?.key], how, reason: '无法计算评审结果' },
        });
      expect((await answer('skip')).results).toMatchObject([{ ok: false, message: { zh: '此事项不能这样处理' } }]);
      expect((await tender.view()).stage).toBe('evaluation');

      await repair();
      await answer('retry');
      await tender.signReport();
      await tender.until('candidates');
      expect(await open(tender)).toEqual([]);
    });

    it('is forgotten when the case ends without it', async () => {
      const tender = await stuck();
      await tender.act('terminate', 'tenderer', { reason: '取消' });
      expect(await platform.deps.temporal.workflow.getHandle(tender.id).result()).toBe('terminated');
      expect(await open(tender)).toEqual([]);
    });
  });

  it('does not take an answer to an earlier incident for the answer to the next', async () => {
    const tender = await Tender.open(platform);
    await tender.reach('certification');
    const early = { incident: `${(await tender.view()).seq + 1}:certificate`, how: 'skip', reason: '误点' };
    await platform.deps.temporal.workflow.getHandle(tender.id).signal('mend', early);
    signer.fault = 'The key is out of reach';
    await tender.act('issueCertificate', 'centre');
    const isOpen = async () => {
      const { items } = await tender.api.get<{ items: { id: string; caseId: string }[] }>('operator', '/incidents');
      return items.some(({ id, caseId }) => id === early.incident && caseId === tender.id);
    };
    await eventually(async () => {
      await platform.pass('1 minute');
      return isOpen();
    });
    await platform.pass('1 minute');
    expect(await isOpen()).toBe(true);
    signer.fault = undefined;
  });

  it('keeps prices, experts, bidders before the opening, questions and sheets out of the history of Temporal', async () => {
    const tender = await Tender.open(platform, {
      bids: [
        { by: 'bidder1', price: '7654321.01' },
        { by: 'bidder2', price: '7654322.02' },
        { by: 'bidder3', price: '7654323.03' },
      ],
      verdicts: { 'bidder-3': { verdict: 'rejected', reason: 'CANARY-REASON' } },
    });
    await tender.reach('bidding');
    await tender.enter('downloadDocuments', 'bidder1', { contact: 'CANARY-CONTACT' });
    await tender.enter('askQuestion', 'bidder1', { question: 'CANARY-QUESTION' });
    await eventually(async () => (await tender.view('agency')).actions.some((one) => (one.about ?? []).length > 0));
    await tender.act('answerQuestion', 'agency', { answer: '不组织踏勘' });
    await tender.reach('contract');

    const history = await platform.deps.temporal.workflow.getHandle(tender.id).fetchHistory();
    const texts = textsOf(history);
    expect(texts.includes(tender.id)).toBe(true);
    expect(/765432[123]|CANARY|expert-\d|bidder-\d|人员|示例道路工程/.exec(texts)?.[0]).toBeUndefined();
  });

  it('publishes a notice though its paper cannot be printed, and lets the paper follow, for everybody to read', async () => {
    await publishDefinitions(platform.database, [printed], platform.deps.clock.now());
    const tender = await Tender.open(platform);
    await tender.reach('opening');
    printer.isBroken = true;
    await tender.act('objectToOpening', 'bidder1', { objection: '第二家的报价不清楚' });
    const about = (await tender.view('tenderer')).actions.find(({ about: asked }) => asked)?.about?.[0]?.id;
    await tender.act('answerOpeningObjection', 'tenderer', { answer: '以开标结果为准' }, { about });
    await tender.act('signOpeningRecord', 'tenderer', { remarks: '无', inside: '只给中心看的话' });
    const { id = '' } = (await tender.notices('openingRecord')).find(({ kind }) => kind === 'openingRecord') ?? {};
    const notice = () => tender.api.get<Notice>('bidder5', `/public/notices/${id}`);
    const { fields, later } = await notice();
    expect(fields.map(({ type }) => type)).not.toContain('document');
    expect(later).toBeUndefined();

    printer.isBroken = false;
    await eventually(async () => {
      await platform.pass('1 minute');
      return (await notice()).later !== undefined;
    });
    const { database } = platform;
    const paper = await rows(database.read, 'paper').findOneByOrFail({ caseId: tender.id, kind: 'openingRecord' });
    expect((await notice()).later).toMatchObject([{ type: 'document', value: [{ id: paper.id }] }]);
    const said = JSON.stringify(paper.data);
    for (const words of ['第二家的报价不清楚', '以开标结果为准', '无']) expect(said).toContain(words);
    expect(said).not.toContain('只给中心看的话');
  });
});
