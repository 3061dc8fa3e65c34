import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { sweepOutbox } from '../../api/outbox/sweep';
import { drawOf, scoreAndSign, seatCommittee } from './drawn-committee';
import { Tender, fiveExperts } from './driver';
import { startPlatform, type Platform } from './platform';
import { registered, wholeTender } from './whole-tender';
import type { PersonName } from './world';

/** Where the recorded histories lie; the replay test runs all of them against the code as it is now. */
const folder = path.resolve(__dirname, '../workflows/histories');

/** A tender whose drawn committee sits; with bids whose words say another price than their figures. */
async function drawnTender(platform: Platform, words: Partial<Record<PersonName, string>> = {}) {
  const { tender, ...world } = await wholeTender(platform);
  const bidders = ['bidder1', 'bidder2', 'bidder3'] as const;
  await world.registerAll();
  for (const [index, who] of bidders.entries()) {
    const priceInWords = words[who];
    await world.join(who);
    await world.handInLetter(who);
    await world.bid(
      who,
      String(9_000_000 + index * 100_000),
      priceInWords === undefined ? undefined : { priceInWords },
    );
  }
  await tender.passDeadline();
  await tender.until('decryption');
  await tender.act('startOpening', 'tenderer');
  for (const who of bidders) await world.release(who);
  await tender.until('opening');
  await tender.act('signOpeningRecord', 'tenderer');
  await tender.until('drawing');
  const draw = drawOf(tender);
  await draw.fixList(4);
  await draw.makeSeed();
  return { tender, committee: await seatCommittee(tender, await draw.seat(registered, 4)) };
}

const cases: Readonly<Record<string, (platform: Platform) => Promise<Tender>>> = {
  archived: async (platform) => (await Tender.open(platform)).reach('archived'),

  'suspended-and-moved': async (platform) => {
    const tender = await (await Tender.open(platform)).reach('bidding');
    await tender.enter('downloadDocuments', 'bidder1', { contact: '李四' });
    await tender.enter('askQuestion', 'bidder1', { question: '是否踏勘现场' });
    await tender.act('objectToDocuments', 'bidder1', { objection: '资格条件有倾向性' });
    await tender.act('answerDocumentObjection', 'agency', { result: 'rejected', answer: '符合规定' });
    await tender.act('issueAddendum', 'agency', {
      addendum: '调整工程量清单',
      affectsBids: true,
      bidDeadline: await tender.inDays(25),
    });
    await tender.act('suspend', 'supervisor', { reason: '投诉已受理' });
    await tender.passDeadline();
    await tender.act('resume', 'supervisor', { reason: '投诉不成立', newDeadline: await tender.inDays(3) });
    await tender.act('answerQuestion', 'agency', { answer: '不组织踏勘' });
    await tender.passDeadline();
    await tender.until('failed');
    return tender;
  },

  'lottery-and-second-evaluation': async (platform) => {
    const bids = (['bidder1', 'bidder2', 'bidder3'] as const).map((by) => ({ by, price: '9000000' }));
    const tender = await (await Tender.open(platform, { bids })).reach('evaluation');
    await tender.formCommittee();
    for (const expert of fiveExperts) await tender.handInSheet(expert);
    await tender.untilOffered('drawLots', 'centre');
    await tender.act('replaceMember', 'centre', { member: 'expert-5', substitute: 'expert-6', reason: '应当回避' });
    await tender.handInSheet('expert6');
    await tender.untilOffered('drawLots', 'centre');
    await tender.act('drawLots', 'centre');
    await tender.untilOffered('signReport', 'expert1');
    for (const expert of ['expert1', 'expert2', 'expert3', 'expert4', 'expert6'] as const) {
      await tender.act('signReport', expert);
    }
    await tender.until('candidates');
    await tender.act('publishCandidates', 'agency');
    await tender.act('objectToCandidates', 'bidder2', { objection: '业绩不实' });
    await tender.act('answerCandidateObjection', 'agency', { result: 'upheld', answer: '异议成立' });
    await tender.reach('contract');
    await tender.act('reportWinnerFailure', 'tenderer', { reason: '逾期不签合同' });
    for (let left = 2; left > 0; left -= 1) {
      const candidate = (await tender.choices())[0]?.id;
      await tender.act('disqualifyCandidate', 'tenderer', { candidate, ground: 'gaveUp', reason: '放弃中标' });
    }
    await tender.until('failed');
    return tender;
  },

  'counted-anew': async (platform) => {
    const tender = await (await Tender.open(platform)).reach('filing');
    const { proposalId } = await tender.api.send<{ proposalId: string }>('administration', 'post', '/calendar', {
      year: 2026,
      days: [{ date: '2026-03-03', working: false }],
      source: '省政府关于临时放假的通知',
    });
    await tender.api.send('administrationColleague', 'post', `/proposals/${proposalId}/confirm`);
    await sweepOutbox(platform.deps);
    await tender.act('terminate', 'tenderer', { reason: '项目取消' });
    await tender.until('terminated');
    return tender;
  },

  // the last ones: cases that are opened after them run under their version
  'sealed-secured-drawn': async (platform) => {
    const { tender, committee } = await drawnTender(platform);
    await scoreAndSign(tender, committee);
    return tender.reach('archived');
  },

  'corrected-prices': async (platform) => {
    const { tender, committee } = await drawnTender(platform, { bidder1: '捌佰万元整', bidder2: '捌佰万元整' });
    await tender.untilOffered('judgeCorrections', 'tendererColleague');
    for (const member of committee) await tender.act('judgeCorrections', member, { corrections: { refused: [] } });
    await tender.untilOffered('confirmCorrection', 'bidder1');
    await tender.act('confirmCorrection', 'bidder1', { answer: 'accepted' });
    await platform.pass(121 * 60_000);
    await scoreAndSign(tender, committee);
    return tender.reach('archived');
  },
};

/** Runs that continued as new, oldest first. */
async function runsOf({ deps }: Platform, caseId: string) {
  const runs = [];
  let runId: string | undefined = (await deps.temporal.workflow.getHandle(caseId).describe()).runId;
  while (runId) {
    const history = await deps.temporal.workflow.getHandle(caseId, runId).fetchHistory();
    runs.unshift(history);
    runId = history.events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId ?? undefined;
  }
  return runs;
}

/** A history tells which machine recorded it; nobody needs to know. */
const anonymous = (value: unknown): unknown => {
  if (typeof value === 'string') return value.replaceAll(/\d+@[\w.-]+/g, 'recorder');
  if (Array.isArray(value)) return value.map(anonymous);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, anonymous(one)]));
};

async function record(name: string, platform: Platform, play: (platform: Platform) => Promise<Tender>): Promise<void> {
  const tender = await play(platform);
  await platform.deps.temporal.workflow.getHandle(tender.id).result();
  const runs = await runsOf(platform, tender.id);
  for (const [index, run] of runs.entries()) {
    if (index % 3 > 0 && index < runs.length - 1) continue; // some of many show as much as all of them
    const file = runs.length > 1 ? `${name}-${String(index + 1).padStart(2, '0')}` : name;
    const history = anonymous(JSON.parse(historyToJSON(run)));
    writeFileSync(path.join(folder, `${file}.json`), `${JSON.stringify({ workflowId: tender.id, history })}\n`);
  }
  process.stdout.write(`${name}: ${String(runs.length)} run(s)\n`);
}

async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  // those that are named, or all anew
  const only = process.argv.slice(2);
  if (only.length === 0) for (const file of readdirSync(folder)) rmSync(path.join(folder, file));
  const platform = await startPlatform();
  for (const [name, play] of Object.entries(cases)) {
    if (only.length === 0 || only.includes(name)) await record(name, platform, play);
  }
  await platform.close();
  if (only.length > 0) return;
  const often = await startPlatform({ continueOften: true });
  await record('continued', often, async (one) => (await Tender.open(one)).reach('archived'));
  await often.close();
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
