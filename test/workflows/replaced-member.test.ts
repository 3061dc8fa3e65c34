import type { z } from 'zod';
import type { Page, Task, deadlineSchema } from '../../api/contract';
import type { FormContext } from '../../definitions/language';
import { readingCodec } from '../../payloads/payload-encryption';
import { verifyCase } from '../../verification/verify-case';
import { describeWithServer } from '../support/describe-with-server';
import { fiveExperts } from '../support/driver';
import { startPlatform, type Platform } from '../support/platform';
import { undrawnTender } from '../support/undrawn-tender';
import { wholeTender } from '../support/whole-tender';
import type { PersonName } from '../support/world';

const bidders = ['bidder1', 'bidder2', 'bidder3'] as const;
/** Bids whose words contradict their figures. */
const wordsOf: Partial<Record<PersonName, string>> = { bidder2: '捌佰玖拾万元整', bidder3: '玖佰万元整' };

describeWithServer('a member of the committee who is replaced while prices are corrected', () => {
  let platform: Platform;
  let world: Awaited<ReturnType<typeof wholeTender>>;

  const context = async (as: PersonName) => (await world.tender.view(as)).context as unknown as FormContext;
  const pricesSeen = async (as: PersonName) =>
    ((await context(as)).bids ?? []).map(({ bidder, price }) => `${bidder.replace('单位 ', '')} ${price}`).sort();
  const judge = (who: PersonName, refused: readonly object[] = []) =>
    world.tender.act('judgeCorrections', who, { corrections: { refused } });
  const isOpen = async (action: string, who: PersonName) =>
    (await world.tender.view(who)).actions.some((one) => one.action === action && one.open);
  const replace = (member: string, substitute: string) =>
    world.tender.act('replaceMember', 'centre', { member, substitute, reason: '存在利害关系' });
  /** Finds that the words of the third bid are the error, and its figures count. */
  const ofThird = async (who: PersonName) => {
    const bid = (await context(who)).corrections?.find(({ bidder }) => bidder === '单位 bidder-3')?.bid;
    return [{ bid, correction: 'wordsPrevail//', reason: '大写明显笔误' }];
  };

  beforeAll(async () => {
    platform = await startPlatform();
    world = await wholeTender(platform, undrawnTender);
    const { tender } = world;
    for (const [index, who] of bidders.entries()) {
      const priceInWords = wordsOf[who];
      await world.join(who);
      await world.handInLetter(who);
      await world.bid(
        who,
        String(9_000_000 + index * 200_000),
        priceInWords === undefined ? undefined : { priceInWords },
      );
    }
    await tender.passDeadline();
    await tender.until('decryption');
    await tender.act('startOpening', 'tenderer');
    for (const who of bidders) await world.release(who);
    await tender.until('opening');
    await tender.act('signOpeningRecord', 'tenderer');
    await tender.until('evaluation');
    await tender.formCommittee();
    await tender.untilOffered('judgeCorrections', 'expert1');
  });
  afterAll(() => platform.close());

  it('has decided nothing: the substitute decides, and what the others decided stands', async () => {
    const { tender } = world;
    const refused = await ofThird('expert1');
    for (const who of ['expert1', 'expert2', 'expert4'] as const) await judge(who, refused);
    await judge('expert3');
    await replace('expert-4', 'expert-6');
    await tender.untilOffered('judgeCorrections', 'expert6');
    await expect(judge('expert4')).rejects.toThrow(/RoleMayNotAct|NotFound/);
    await expect(judge('expert1')).rejects.toThrow('AlreadyTaken');
    await judge('expert5');
    await judge('expert6');
    // with the one who left three of five would have refused it
    await tender.untilOffered('confirmCorrection', 'bidder3');
  });

  it('does not let outsiders see that a bidder has refused its corrected price, nor that prices are corrected', async () => {
    const { tender } = world;
    const told = async (as: PersonName) => ({
      waits: (await tender.view(as)).waitsFor.map(({ title }) => title.en),
      recorded: (await tender.timeline(as)).items.flatMap(({ title }) => (title.en.includes('orrect') ? title.en : [])),
    });
    const outside = async () => {
      for (const outsider of ['tenderer', 'bidder1', 'operator'] as const) {
        expect([outsider, await told(outsider)]).toEqual([outsider, { waits: ['Evaluation'], recorded: [] }]);
      }
    };
    await outside();
    expect((await told('expert1')).recorded).toContain('Asked for: “Confirm the corrected price”');
    const asked = async (as: PersonName) =>
      (await tender.api.get<Page<Task>>(as, `/tasks?scope=all&caseId=${tender.id}`)).items.map(({ action }) => action);
    const period = 'from=2026-01-01T00:00:00.000Z&to=2028-01-01T00:00:00.000Z';
    const due = async (as: PersonName) =>
      (await tender.api.get<{ items: z.infer<typeof deadlineSchema>[] }>(as, `/deadlines?${period}`)).items.flatMap(
        ({ kind, caseId, title }) => (kind === 'task' && caseId === tender.id ? title.en : []),
      );
    expect([await asked('administration'), await due('administration')]).toEqual([[], []]);
    for (const [as, times] of [
      ['bidder3', 1],
      ['supervisor', 2],
    ] as const) {
      expect(await asked(as)).toEqual(Array(times).fill('confirmCorrection'));
      expect(await due(as)).toEqual(Array(times).fill('Confirm the corrected price'));
    }
    await tender.act('confirmCorrection', 'bidder2', { answer: 'accepted' });
    await tender.act('confirmCorrection', 'bidder3', { answer: 'refused', reason: '无法履约' });
    await tender.untilOffered('submitSheet', 'expert1');
    await outside();
    expect(await pricesSeen('expert1')).toEqual(['bidder-1 9000000.00', 'bidder-2 8900000.00']);
    const asOpened = ['bidder-1 9000000.00', 'bidder-2 9200000.00', 'bidder-3 9400000.00'];
    for (const outsider of ['tenderer', 'bidder1', 'supervisor'] as const) {
      expect([outsider, await pricesSeen(outsider)]).toEqual([outsider, asOpened]);
    }
  });

  it('makes the others judge again what their sheets lack when the decision comes out otherwise', async () => {
    const { tender } = world;
    const staying = ['expert1', 'expert2', 'expert3', 'expert6'] as const;
    for (const who of [...staying, 'expert5'] as const) await tender.handInSheet(who);
    await tender.untilOffered('signReport', 'expert1');
    await tender.act('signReport', 'expert1');
    await replace('expert-5', 'expert-4');
    await tender.untilOffered('judgeCorrections', 'expert4');
    expect(await isOpen('signReport', 'expert1')).toBe(false);
    expect(await isOpen('submitSheet', 'expert4')).toBe(false);
    // a third refuses it now: the stated price stays, and nobody has to confirm that
    await judge('expert4', await ofThird('expert4'));
    await tender.untilOffered('submitSheet', 'expert1');
    expect(await pricesSeen('expert1')).toEqual(['bidder-1 9000000.00', 'bidder-2 8900000.00', 'bidder-3 9400000.00']);
    for (const who of [...staying, 'expert4'] as const) await tender.handInSheet(who);
    await tender.untilOffered('signReport', 'expert1');
    for (const who of [...staying, 'expert4'] as const) await tender.act('signReport', who);
    await tender.until('candidates');

    const { rows: ranked, sheets = [], corrections = [] } = await tender.evaluation('supervisor');
    expect(ranked.map(({ bidder, price, rank }) => [bidder, price, rank])).toEqual([
      ['单位 bidder-2', '8900000.00', 1],
      ['单位 bidder-1', '9000000.00', 2],
      ['单位 bidder-3', '9400000.00', 3],
    ]);
    expect(sheets).toHaveLength(fiveExperts.length);
    // the answer to what was decided first is not asked for a second time
    expect(corrections.map(({ confirmation }) => confirmation)).toEqual(['accepted', undefined]);
    const { deps, database, temporal } = platform;
    const codec = await readingCodec(deps.configuration.payloadKeys, database);
    const ground = { database, temporal: temporal.client, codec, documents: deps.documents, signer: deps.signer };
    expect(await verifyCase(ground, tender.id)).toMatchObject({ findings: [] });
  });
});
