import { handedInForm, type Action } from '../../definitions/language';
import { describe as describeProcess } from '../../definitions/language/describe';
import { publicationFaults } from '../../definitions/publication';
import { openTender } from '../../definitions/trading/open-tender';
import { openTender2026Fourth } from '../../definitions/trading/open-tender-2026-4';
import { openTenderSealed } from '../../definitions/trading/open-tender-sealed';
import { changed } from './small-process';

const submit = 'stages.bidding.actions.submitBid';
const keeper = `04${'0'.repeat(128)}`;
const release = 'stages.decryption.actions.releaseShare';

const broken: readonly (readonly [string, Readonly<Record<string, unknown>>, string, string])[] = [
  ['it is opened nowhere', { [`${submit}.sealed.openedIn`]: 'nowhere' }, `${submit}.sealed`, 'unknownStage'],
  ['it is opened before it is made', { [`${submit}.sealed.openedIn`]: 'filing' }, `${submit}.sealed`, 'unknownStage'],
  ['it is no entry of many', { [`${submit}.many`]: undefined }, `${submit}.sealed`, 'notMany'],
  ['nobody can release a share', { [release]: undefined }, `${submit}.sealed`, 'sealNotOpened'],
  ['others than its givers release', { [`${release}.by`]: 'centre' }, `${submit}.sealed`, 'sealNotOpened'],
  [
    'it is secret no longer when it is opened',
    { [`${submit}.secretUntil`]: 'decryption' },
    `${submit}.secretUntil`,
    'sealNotOpened',
  ],
  ['it is not secret at all', { [`${submit}.secretUntil`]: undefined }, `${submit}.secretUntil`, 'sealNotOpened'],
  ['no time is set', { 'stages.decryption.deadline': undefined }, 'stages.decryption', 'noDeadline'],
  ['no code opens it', { [`${submit}.sealed.openedIn`]: 'evaluation' }, 'stages.evaluation', 'missingCode'],
  [
    'one keeper alone could open it',
    { [`${submit}.sealed.escrow`]: { threshold: 1, keepers: [keeper] } },
    `${submit}.sealed.escrow`,
    'wrongField',
  ],
  [
    'a stage publishes what is no notice',
    { 'stages.decryption.publishes': 'nothing' },
    'stages.decryption.publishes',
    'unknownNotice',
  ],
  [
    'a stage publishes what is still secret',
    { 'stages.decryption.publishes': 'openingRecord' },
    'notices.openingRecord',
    'readTooEarly',
  ],
  [
    'a share is released for what is not sealed',
    { [`${submit}.sealed`]: undefined },
    `${release}.releases`,
    'sealNotOpened',
  ],
  ['a share is released for nothing', { [`${release}.releases`]: 'nothing' }, `${release}.releases`, 'unknownAction'],
  [
    'more than the share is asked',
    { [`${release}.form`]: { note: { type: 'text', title: { zh: '备注', en: 'Note' } } } },
    `${release}.form`,
    'wrongField',
  ],
];

describe('a definition whose entries are sealed', () => {
  it('may be published as it comes with the platform', () => {
    expect(publicationFaults(JSON.parse(JSON.stringify(openTenderSealed)))).toEqual([]);
    expect(publicationFaults(JSON.parse(JSON.stringify(openTender2026Fourth)))).toEqual([]);
  });

  it.each(broken)('may not when %s', (_what, changes, at, rule) => {
    expect(publicationFaults(changed(openTenderSealed, changes))).toContainEqual(expect.objectContaining({ at, rule }));
  });

  it('asks for the sealed file alone, for the share alone, and for its form where nothing is sealed', () => {
    const { submitBid } = openTenderSealed.stages.bidding.actions;
    const asked = (action: Action) => Object.keys(handedInForm(action));
    expect(asked(submitBid)).toEqual(['sealedBid']);
    expect(asked(openTenderSealed.stages.decryption.actions.releaseShare)).toEqual(['share']);
    expect(asked(openTender.stages.bidding.actions.submitBid)).toContain('price');
    expect(handedInForm(openTenderSealed.stages.decryption.actions.extendDecryption)).toHaveProperty('until');
  });

  it('says so where it is printed', () => {
    const printed = describeProcess(openTenderSealed, 'en');
    expect(printed).toContain('Sealed by whoever hands it in: nobody, not even the platform, can read it before');
    expect(printed).toContain('Gives out the share that opens "Submit the bid"');
    expect(describeProcess(openTenderSealed, 'zh')).toContain('内容由提交人加密');
    expect(describeProcess(openTender2026Fourth, 'en')).toContain('Published when it is entered: Sealed bids');
  });
});
