import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { archiveCase } from '../../api/archive/archive-case';
import { rows } from '../../database/database';
import type { Rows } from '../../database/tables';
import type { CaseEvent } from '../../definitions/language';
import { chainHash, hashOf } from '../../domain/hash';
import { readingCodec } from '../../payloads/payload-encryption';
import { verifyCase, type Verdict, type VerificationGround } from '../../verification/verify-case';
import { describeWithServer } from '../support/describe-with-server';
import { Tender } from '../support/driver';
import { startPlatform, type Platform } from '../support/platform';
import { hasTemporal } from '../support/temporal';

const payloadKeys = [{ id: 'k1', secret: randomBytes(32).toString('base64') }];

async function verify({ deps, database, temporal }: Platform, caseId: string): Promise<Verdict> {
  const ground: VerificationGround = {
    database,
    temporal: temporal.client,
    codec: await readingCodec(deps.configuration.payloadKeys, database),
    documents: deps.documents,
    signer: deps.signer,
  };
  const verdict = await verifyCase(ground, caseId);
  if (!verdict) throw new Error(`There is no case ${caseId}`);
  return verdict;
}

const found = ({ findings }: Verdict): string[] => findings.map(({ en }) => en);

type Table =
  | 'event'
  | 'entry'
  | 'sealed'
  | 'case'
  | 'party'
  | 'alias'
  | 'document'
  | 'evaluation'
  | 'notice'
  | 'certificate'
  | 'runArchive';
type AnyRow = Record<string, unknown>;

/** What somebody with access to the database and the document store does to a case. */
function intruderIn(platform: Platform, caseId: string) {
  const { database } = platform;
  const table = (name: Table) => database.read.getRepository<AnyRow>(rows(database.read, name).metadata.name);
  const where = (name: Table) => (name === 'case' ? { id: caseId } : { caseId });
  const all = async (name: Table): Promise<AnyRow[]> => table(name).find({ where: where(name) });
  return {
    /** Replaces the rows of a table, and answers what brings the old ones back. */
    async change(name: Table, edit: (rows: AnyRow[]) => AnyRow[]): Promise<() => Promise<void>> {
      const before = await all(name);
      const put = async (after: readonly AnyRow[]) => {
        await database.write(async (tx) => {
          const target = tx.getRepository<AnyRow>(rows(tx, name).metadata.name);
          await target.delete(where(name));
          for (const row of after) await target.insert(row);
        });
      };
      await put(edit(structuredClone(before)));
      return () => put(before);
    },
    async replaceContent(id: string, content: string): Promise<void> {
      const { documents } = platform.deps;
      await documents.remove(id);
      await documents.put(id, Readable.from([Buffer.from(content)]), 1_000_000);
    },
  };
}

const bySeq = (events: AnyRow[]): AnyRow[] => events.sort((a, b) => Number(a.seq) - Number(b.seq));

/** The events with their chain made to fit. */
function rechained(events: AnyRow[]): AnyRow[] {
  let head = '0'.repeat(64);
  return bySeq(events).map((event) => {
    const hash = chainHash(head, event.json);
    const row = { ...event, previousHash: head, hash };
    head = hash;
    return row;
  });
}

const edited = <T extends AnyRow>(list: AnyRow[], is: (row: T) => boolean, change: (row: T) => AnyRow): AnyRow[] => {
  const index = list.findIndex((row) => is(row as T));
  if (index < 0) throw new Error('There is no such row');
  return list.map((row, at) => (at === index ? change(row as T) : row));
};

const isBid = (row: Rows['entry'] & AnyRow) => row.action === 'submitBid';
const cheaper = (row: Rows['entry'] & AnyRow) => ({ ...row, form: { ...row.form, price: '1' } });
const reseal = ({ caseId, action, partyId: party, receivedAt, form, documents, ...row }: Rows['entry'] & AnyRow) => ({
  ...row,
  caseId,
  action,
  partyId: party,
  receivedAt,
  form,
  documents,
  hash: hashOf([row.salt, { caseId, action, party, receivedAt, form, documents }]),
});

type EventRow = AnyRow & { seq: number; json: CaseEvent };
const isAct = (name: string) => (row: EventRow) => row.json.act?.action === name;
const later = (row: EventRow) => ({
  ...row,
  json: { ...row.json, act: { ...row.json.act, receivedAt: '2020-01-01T00:00:00.000Z' } },
});

const changes: readonly (readonly [what: string, table: Table, edit: (rows: AnyRow[]) => AnyRow[], found: RegExp])[] = [
  ['the content of an event', 'event', (all) => edited(all, isAct('file'), later), /^Event \d+: its content does not/],
  [
    'the content of an event, all hashes made to fit',
    'event',
    (all) => rechained(edited(all, isAct('file'), later)),
    /^Event \d+ differs from the act file that Temporal took/,
  ],
  [
    'what the platform noted, all hashes made to fit',
    'event',
    (all) =>
      rechained(
        edited(
          all,
          (row: EventRow) => row.json.kind === 'noted',
          (row) => ({ ...row, json: { ...row.json, about: ['bids', 'f'.repeat(64)] } }),
        ),
      ),
    /^The chain has another hash at event \d+ than Temporal/,
  ],
  [
    'the columns of an event',
    'event',
    (all) => edited(all, isAct('file'), (row) => ({ ...row, at: '2020-01-01T00:00:00.000Z' })),
    /^Event \d+: its columns/,
  ],
  ['an event that is removed', 'event', (all) => all.filter((row) => row.action !== 'file'), /^Event \d+ is missing/],
  [
    'an event that is removed, the others moved up',
    'event',
    (all) =>
      rechained(
        bySeq(all.filter((row) => row.action !== 'file')).map((row, index) => ({
          ...row,
          seq: index + 1,
          json: { ...(row.json as CaseEvent), seq: index + 1 },
        })),
      ),
    /^The act archive that Temporal took as event \d+ is not in the database/,
  ],
  [
    'the last event that is removed',
    'event',
    (all) => bySeq(all).slice(0, -1),
    /^The case says that its chain ends with event/,
  ],
  [
    'an event that is invented',
    'event',
    (all) =>
      rechained([
        ...all,
        {
          ...bySeq(all).at(-1),
          seq: all.length + 1,
          actKey: 'invented',
          recordKey: 'invented',
          json: {
            ...(bySeq(all).at(-1)?.json as CaseEvent),
            seq: all.length + 1,
            kind: 'act',
            act: { action: 'archive', key: 'invented' },
          },
        },
      ]),
    /^Event \d+ \(archive\) is no act that Temporal took/,
  ],
  ['a bid', 'entry', (all) => edited(all, isBid, cheaper), /^Entry .* \(submitBid\): its content/],
  [
    'a bid with its hash',
    'entry',
    (all) => edited(all, isBid, (row) => reseal(cheaper(row))),
    /^The bids are not those whose root/,
  ],
  [
    'a bid that is removed',
    'entry',
    (all) =>
      all.filter((row) => !isBid(row as never) || row.partyId !== all.find((one) => isBid(one as never))?.partyId),
    /^The bids are not those whose root/,
  ],
  [
    'whose bid it is',
    'entry',
    (all) => edited(all, isBid, (row) => ({ ...row, bodyId: 'bidder-6' })),
    /^Entry .* names another body/,
  ],
  [
    'when a document was downloaded, with its hash',
    'entry',
    (all) =>
      edited(
        all,
        (row: Rows['entry'] & AnyRow) => row.action === 'downloadDocuments',
        (row) => reseal({ ...row, receivedAt: '2020-01-01T00:00:00.000Z' }),
      ),
    /^Since the closing, entry .* was changed/,
  ],
  [
    'a sealed value',
    'sealed',
    (all) =>
      edited(
        all,
        (row: Rows['sealed'] & AnyRow) => row.action === 'submitSheet',
        (row) => ({ ...row, values: { ...row.values, form: { sheet: {} } } }),
      ),
    /^What event \d+ has sealed is not what it committed to/,
  ],
  [
    'a sealed value with its hash',
    'sealed',
    (all) =>
      edited(
        all,
        (row: Rows['sealed'] & AnyRow) => row.action === 'submitSheet',
        (row) => ({ ...row, values: {}, hash: hashOf([row.salt, {}]) }),
      ),
    /^What event \d+ has sealed is not what it committed to/,
  ],
  [
    'a sealed value that is removed',
    'sealed',
    (all) => all.filter((row) => row.action !== 'confirmAward'),
    /^What event \d+ has sealed is missing/,
  ],
  [
    'the stage of the case',
    'case',
    ([row]) => [{ ...row, stage: 'award' }],
    /^The stage of the case is not what its record says/,
  ],
  [
    'how the case closed',
    'case',
    ([row]) => [{ ...row, closing: 'failed', state: { ...(row?.state as object), closing: 'failed' } }],
    /^The workflow closed as archived, the case says failed/,
  ],
  [
    'the state of the case',
    'case',
    ([row]) => [{ ...row, state: { ...(row?.state as object), taken: {} } }],
    /^The state of the case differs/,
  ],
  ['the title of the case', 'case', ([row]) => [{ ...row, title: '另一工程' }], /^The title of the case/],
  ['the tenderer of the case', 'case', ([row]) => [{ ...row, tendererId: 'tenderer-b' }], /^The tenderer or agency/],
  ['the region of the case', 'case', ([row]) => [{ ...row, region: '532900' }], /^The case names another region/],
  [
    'the definition of the case',
    'case',
    ([row]) => [{ ...row, definitionId: 'f'.repeat(64) }],
    /^The case names another definition/,
  ],
  [
    'the opening of the case',
    'case',
    ([row]) => [{ ...row, openedAt: '2020-01-01T00:00:00.000Z' }],
    /^The case names another instant of its opening/,
  ],
  [
    'the run of the case',
    'case',
    ([row]) => [{ ...row, run: 'f'.repeat(36) }],
    /^The history of run f+ is neither in Temporal nor/,
  ],
  [
    'the body of a party',
    'party',
    (all) =>
      edited(
        all,
        (row: Rows['party'] & AnyRow) => row.role === 'bidder',
        (row) => ({ ...row, bodyId: 'bidder-6' }),
      ),
    /^The party .* \(bidder\) was changed/,
  ],
  [
    'a member of the committee',
    'party',
    (all) =>
      edited(
        all,
        (row: Rows['party'] & AnyRow) => row.userId === 'expert-1',
        (row) => ({ ...row, userId: 'expert-6' }),
      ),
    /^The party .* \(expert\) was changed/,
  ],
  [
    'who acted',
    'alias',
    (all) =>
      edited(
        all,
        () => true,
        (row) => ({ ...row, userId: 'expert-6' }),
      ),
    /^The alias .* stands for another person/,
  ],
  [
    'the result of the evaluation',
    'evaluation',
    ([row]) => [{ ...row, result: {} }],
    /^The result of the evaluation \(visit/,
  ],
  [
    'the result of the evaluation with its hash',
    'evaluation',
    ([row]) => [{ ...row, result: {}, hash: hashOf([row?.salt, { result: {} }]) }],
    /^The result of the evaluation is not the one/,
  ],
  [
    'who is a candidate',
    'evaluation',
    ([row]) => [{ ...row, result: { ...(row?.result as object), candidates: [] } }],
    /^The result of the evaluation .* computed again from sheets and method, is another/,
  ],
  [
    'a score sheet from which the result was computed',
    'sealed',
    (all) => all.filter((row) => row.action !== 'submitSheet'),
    /^The result of the evaluation .* cannot be computed again/,
  ],
  [
    'a notice',
    'notice',
    (all) =>
      edited(
        all,
        () => true,
        (row) => ({ ...row, content: {} }),
      ),
    /^Notice .* does not match its hash/,
  ],
  [
    'a certificate',
    'certificate',
    ([row]) => [{ ...row, content: { ...(row?.content as object), winner: 'another' } }],
    /^Certificate .* does not match its hash/,
  ],
  [
    'a certificate with its hash',
    'certificate',
    ([row]) => [{ ...row, content: { chainHead: 'none' }, hash: hashOf({ chainHead: 'none' }) }],
    /^The signature of certificate .* is not valid/,
  ],
  [
    'the recorded hash of a document',
    'document',
    (all) =>
      edited(
        all,
        () => true,
        (row) => ({ ...row, sha256: 'f'.repeat(64) }),
      ),
    /^The document “.*” is not as it was handed in/,
  ],
  [
    'the signature of the archive',
    'runArchive',
    ([row]) => [{ ...row, archivedAt: '2020-01-01T00:00:00.000Z' }],
    /^The signature of the archive of run/,
  ],
  [
    'the archive',
    'runArchive',
    ([row]) => [{ ...row, contentId: 'f'.repeat(36) }],
    /^The archive of run .* is missing/,
  ],
];

describeWithServer('the verification of a case', () => {
  let platform: Platform;
  let tender: Tender;
  beforeAll(async () => {
    platform = await startPlatform({ payloadKeys });
    tender = await Tender.open(platform);
    await tender.reach('archived');
    await archiveCase(platform.deps, tender.id).catch(() => undefined);
    for (let tries = 0; tries < 100; tries += 1) {
      if (await rows(platform.database.read, 'runArchive').existsBy({ caseId: tender.id })) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
      await archiveCase(platform.deps, tender.id).catch(() => undefined);
    }
  }, 120_000);
  afterAll(() => platform.close());

  it('finds a case intact that nobody has touched, closed or open', async () => {
    const closed = await verify(platform, tender.id);
    expect(found(closed)).toEqual([]);
    expect(closed).toMatchObject({ events: (await tender.chain()).seq, from: ['temporal'], waitsForArchive: false });
    const open = await Tender.open(platform);
    await open.reach('bidding');
    await open.submitBid('bidder1', '9000000');
    const key = 'the-same-key-again';
    await open.act('suspend', 'supervisor', { reason: '投诉已受理' }, { key });
    await open.act('suspend', 'supervisor', { reason: '投诉已受理' }, { key });
    expect(found(await verify(platform, open.id))).toEqual([]);
  });

  it.each(changes)('finds it when somebody tampers with %s', async (_what, table, edit, finding) => {
    const restore = await intruderIn(platform, tender.id).change(table, edit);
    try {
      const said = found(await verify(platform, tender.id));
      expect(said).toEqual(expect.arrayContaining([expect.stringMatching(finding)]));
    } finally {
      await restore();
    }
    expect(found(await verify(platform, tender.id))).toEqual([]);
  });

  it('finds a document that was changed in the store, and one that was removed', async () => {
    const [bid] = await rows(platform.database.read, 'entry').findBy({ caseId: tender.id, action: 'submitBid' });
    const id = String(bid?.form.bidDocument);
    const { replaceContent } = intruderIn(platform, tender.id);
    await replaceContent(id, '%PDF-1.4\nanother\n%%EOF\n');
    expect(found(await verify(platform, tender.id))).toEqual([
      'The document “投标文件.pdf” is not as it was handed in.',
    ]);
    await platform.deps.documents.remove(id);
    expect(found(await verify(platform, tender.id))).toEqual([
      'The content of the document “投标文件.pdf” is missing.',
    ]);
    await replaceContent(id, '%PDF-1.4\n%%EOF\n');
    expect(found(await verify(platform, tender.id))).toEqual([]);
  });

  it('finds the history of another case in its archive', async () => {
    const other = await Tender.open(platform);
    await other.act('terminate', 'tenderer', { reason: '取消' });
    for (let tries = 0; tries < 100; tries += 1) {
      if (await rows(platform.database.read, 'runArchive').existsBy({ caseId: other.id })) break;
      await new Promise((resolve) => setTimeout(resolve, 100));
      await archiveCase(platform.deps, other.id).catch(() => undefined);
    }
    const foreign = await rows(platform.database.read, 'runArchive').findOneByOrFail({ caseId: other.id });
    const { contentId, sha256, size, events } = foreign;
    const restore = await intruderIn(platform, tender.id).change('runArchive', ([row]) => [
      { ...row, contentId, sha256, size, events },
    ]);
    const said = found(await verify(platform, tender.id));
    expect(said).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^The signature of the archive/),
        expect.stringMatching(new RegExp(`is another history, of case ${other.id}`)),
      ]),
    );
    await restore();
  });

  it('says everything in both languages', async () => {
    const restore = await intruderIn(platform, tender.id).change('event', (all) => edited(all, isAct('file'), later));
    const { findings } = await verify(platform, tender.id);
    await restore();
    for (const { zh, en } of findings) expect([/[一-龥]/.test(zh), /^[A-Z]/.test(en)]).toEqual([true, true]);
  });
});

const describeWithTemporal = hasTemporal ? describe : describe.skip;

describeWithTemporal('the verification of a case that Temporal has forgotten', () => {
  let platform: Platform;
  beforeAll(async () => {
    platform = await startPlatform({ payloadKeys, inRealTime: true, continueOften: true });
  });
  afterAll(() => platform.close());

  it('goes by the archive, and says what is missing where there is none', async () => {
    const [kept, lost] = [await Tender.open(platform), await Tender.open(platform)];
    const { workflow, workflowService, options } = platform.deps.temporal;
    const runsOf = async (caseId: string) => {
      const runs: string[] = [];
      for (let run = (await workflow.getHandle(caseId).describe()).runId; run;) {
        runs.push(run);
        const { events } = await workflow.getHandle(caseId, run).fetchHistory();
        run = events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId ?? '';
      }
      return runs;
    };
    const isForgotten = (caseId: string, runId: string) =>
      workflow
        .getHandle(caseId, runId)
        .describe()
        .then(() => false)
        .catch(() => true);
    const forget = async (caseId: string) => {
      for (const runId of await runsOf(caseId)) {
        await workflowService.deleteWorkflowExecution({
          namespace: options.namespace,
          workflowExecution: { workflowId: caseId, runId },
        });
        while (!(await isForgotten(caseId, runId))) await new Promise((resolve) => setTimeout(resolve, 100));
      }
    };
    for (const tender of [kept, lost]) {
      await tender.reach('filing');
      await tender.act('terminate', 'tenderer', { reason: '取消' });
      expect(await workflow.getHandle(tender.id).result()).toBe('terminated');
    }
    await archiveCase(platform.deps, kept.id);
    const before = await verify(platform, kept.id);
    expect([found(before), before.from]).toEqual([[], ['temporal']]);
    await forget(kept.id);
    await forget(lost.id);

    const after = await verify(platform, kept.id);
    expect([found(after), after.from]).toEqual([[], ['archive']]);
    const restore = await intruderIn(platform, kept.id).change('event', (all) =>
      rechained(edited(all, isAct('submitDocuments'), later)),
    );
    expect(found(await verify(platform, kept.id))).toEqual(
      expect.arrayContaining([expect.stringMatching(/differs from the act submitDocuments/)]),
    );
    await restore();
    expect(found(await verify(platform, lost.id))).toEqual([
      expect.stringMatching(/is neither in Temporal nor in a sound archive/),
    ]);
    await expect(archiveCase(platform.deps, lost.id)).rejects.toThrow('no history of the case any more');
  }, 120_000);
});
