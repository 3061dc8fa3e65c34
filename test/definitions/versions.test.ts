import { checkForm, type FormContext, type Process } from '../../definitions/language';
import { compareDefinitions } from '../../definitions/language/compare-definitions';
import { describe as describeProcess } from '../../definitions/language/describe';
import { publicationFaults } from '../../definitions/publication';
import { builtInDefinitions, definitionsInForce, offeredDefinitions } from '../../definitions/registry';
import { openTender2026Fifth } from '../../definitions/trading/open-tender-2026-5';
import { openTender2026Sixth } from '../../definitions/trading/open-tender-2026-6';
import { openTender2026Fourth } from '../../definitions/trading/open-tender-2026-4';
import { hashOf } from '../../domain/hash';
import { changed } from './small-process';

/** Versions under which cases run: a stage that they share with others must not change under them. */
const published: Readonly<Record<string, string>> = {
  '2026-3': '2702df2607811c20d747cc75a1e155ff5b39f6160d32d8f38a7f78d1c502228b',
  'tsuchiura-3': 'b1612f029efcc78f51b774612bbf35bae4f8817e4aeb6dfdfc36035fb621709c',
  '2026-4': 'cf53e01523f3ac48edd6e003f60572355b80e08dac4c691525e8d92758ae601c',
  '2026-5': '977e1b1a2b5ed25919e3428ca64168f14d23bdbf878a3eac14349dbdcc1e0d50',
  '2026-6': '6bc1858d5a86e5cd33ad1341e37310fea2793d877a956c24d8acb9f32c28e44f',
  '2026-3-sealed': '46ad35e862e3d354dc6183f850f88e7a5d0ff1d08300f9188572d282d9a8816d',
  '2026-3-drawn': 'd9e05972131b97445c7398503ce45301d06d508b6da0aced608e32ec5a6eaf93',
  '2026-2-deposit': '2c2a7b68d7471935ccb7c3773526b929e9f48a20fbaf8995adf8399bcaefb449',
};
const all = [...new Set([...builtInDefinitions, ...definitionsInForce, ...offeredDefinitions])];

describe('the versions that come with the platform', () => {
  it.each(Object.keys(published))('are what they were when they were published: %s', (version) => {
    expect(hashOf(all.find((one) => one.version === version))).toBe(published[version]);
  });

  it.each(all.map((one) => [one.version, one] as const))('may be published: %s', (_version, definition) => {
    expect(publicationFaults(JSON.parse(JSON.stringify(definition)))).toEqual([]);
  });
});

describe('the open tender with sealed bids, deposits and drawn experts', () => {
  it('passes from the bids over decryption, opening and draw to the evaluation', () => {
    const { bidding, decryption, opening, drawing } = openTender2026Fifth.stages;
    expect([bidding.ends.enoughBids, decryption.ends.opened, opening.ends.opened, drawing.ends.seated]).toEqual([
      'decryption',
      'opening',
      'drawing',
      'evaluation',
    ]);
    expect(Object.keys(openTender2026Fifth.stages).indexOf('drawing')).toBe(8);
  });

  it('says beside the version before what is new', () => {
    const said = JSON.stringify(compareDefinitions(openTender2026Fourth, openTender2026Fifth));
    expect(said).toContain('Drawing of experts');
    expect(said).toContain('Tender deposit');
    expect(describeProcess(openTender2026Fifth, 'en')).toContain('table of the bids left out without a deposit');
  });

  it('may not name who was left out before the bids are open', () => {
    const early = changed<Process>(openTender2026Fifth, {
      'notices.sealedBids.tables': ['sealedBids', 'unsecuredBids'],
    });
    expect(publicationFaults(early)).toContainEqual(
      expect.objectContaining({ at: 'notices.sealedBids', rule: 'readTooEarly' }),
    );
  });

  it('asks for whole experts, who have half an hour at least to answer', () => {
    const { requests, answerMinutes } = openTender2026Fifth.stages.drawing.actions.requestExperts.form;
    const faults = (number: unknown, minutes: unknown) =>
      checkForm({ requests, answerMinutes }, { requests: [{ speciality: 'A0801', number }], answerMinutes: minutes }, {
        rules: openTender2026Fifth.rules,
      } as unknown as FormContext).faults.map(({ path, rule }) => [path, rule]);
    expect(faults(3, 60)).toEqual([]);
    expect(faults(1.5, 60)).toEqual([['requests.0.number', 'wrongType']]);
    expect(faults(3, 5)).toEqual([['answerMinutes', 'tooSmall']]);
    expect(faults(3, 30.5)).toEqual([['answerMinutes', 'wrongType']]);
  });
});

describe('the open tender whose prices are corrected', () => {
  it('lets nothing be scored before prices are settled, and keeps what members did when one is replaced', () => {
    const { judgeCorrections, confirmCorrection, submitSheet } = openTender2026Sixth.stages.evaluation.actions;
    expect([judgeCorrections.offered, submitSheet.offered]).toEqual(['byCode', 'byCode']);
    expect([judgeCorrections.stands, submitSheet.stands]).toEqual([true, true]);
    expect(confirmCorrection.answers).toBe('judgeCorrections');
    expect(describeProcess(openTender2026Sixth, 'en')).toContain('When somebody takes another’s place');
  });

  it('asks to review what cannot be taken back', () => {
    const { acceptance, documents, filing } = openTender2026Sixth.stages;
    const reviewed = [acceptance.actions.accept, documents.actions.submitDocuments, filing.actions.file];
    expect(reviewed.map(({ final }) => final)).toEqual([true, true, true]);
  });
});
