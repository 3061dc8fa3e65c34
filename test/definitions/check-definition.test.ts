import fc from 'fast-check';
import { checkDefinition, days, minutes, type DefinitionRule } from '../../definitions/language';
import { builtInDefinitions } from '../../definitions/registry';
import { changed, smallManifest, smallProcess } from './small-process';

const word = { zh: '词', en: 'Word' };
const reason = { type: 'text', title: word };
const methodOf = (method: string) => ({ type: 'choice', title: word, evaluates: true, options: { [method]: word } });

/** A change that makes the small process unsound: what it does, the change, the rule it breaks and where. */
type Broken = readonly [string, Readonly<Record<string, unknown>>, DefinitionRule, string];

const references: readonly Broken[] = [
  ['an arrow to nowhere', { 'stages.bidding.ends.enough': 'nowhere' }, 'unknownStage', 'stages.bidding.ends.enough'],
  ['a beginning that does not exist', { 'start.first': 'nowhere' }, 'unknownStage', 'start.first'],
  [
    'an unknown role that acts',
    { 'stages.notice.actions.publish.by': 'ghost' },
    'unknownRole',
    'stages.notice.actions.publish.by',
  ],
  ['an unknown role to act for', { 'roles.bidder.actsFor': 'ghost' }, 'unknownRole', 'roles.bidder.actsFor'],
  [
    'an unknown role to be represented on the committee',
    { 'stages.award.actions.appoint.form.members.representatives': 'ghost' },
    'unknownRole',
    'stages.award.actions.appoint.form.members.representatives',
  ],
  [
    'a share of an office that is none',
    { 'roles.bidder.dividedBy': 'industry' },
    'notAnOffice',
    'roles.bidder.dividedBy',
  ],
  [
    'a vacancy where there is no office',
    { 'roles.tenderer.mayBeVacant': true },
    'notAnOffice',
    'roles.tenderer.mayBeVacant',
  ],
  ['a case that is nobody’s', { 'roles.tenderer.party': 'optional' }, 'nobody', 'roles'],
  ['an unknown role that reads', { readers: ['ghost'] }, 'unknownRole', 'readers'],
  ['an unknown role that is told of delays', { escalatesTo: ['ghost'] }, 'unknownRole', 'escalatesTo'],
  ['an unknown role that holds a secret', { 'roles.expert.heldBy': ['ghost'] }, 'unknownRole', 'roles.expert.heldBy'],
  [
    'an unknown role that reads a field',
    { 'stages.notice.actions.publish.form.reserve.visibleTo': ['ghost'] },
    'unknownRole',
    'stages.notice.actions.publish.form.reserve.visibleTo',
  ],
  [
    'an unknown rule of a form',
    { 'stages.notice.actions.publish.form.deadline.atLeast.period.rule': 'ghost' },
    'unknownRule',
    'stages.notice.actions.publish.form.deadline.atLeast',
  ],
  [
    'an unknown rule of a due date',
    { 'stages.notice.actions.publish.asked.due': { rule: 'ghost' } },
    'unknownRule',
    'stages.notice.actions.publish.asked.due',
  ],
  [
    'a due date that is no period',
    { 'stages.notice.actions.publish.asked.due': { rule: 'fewestBids' } },
    'wrongRule',
    'stages.notice.actions.publish.asked.due',
  ],
  [
    'an unknown notice',
    { 'stages.notice.actions.publish.publishes': 'ghost' },
    'unknownNotice',
    'stages.notice.actions.publish.publishes',
  ],
  [
    'a closing with an unknown notice',
    { 'closings.done.publishes': 'ghost' },
    'unknownNotice',
    'closings.done.publishes',
  ],
  [
    'a notice of an unknown field',
    { 'notices.result.fields.0': 'publish.ghost' },
    'unknownField',
    'notices.result.fields.0',
  ],
  [
    'an act that needs an unknown act',
    { 'stages.bidding.actions.bid.needs': 'ghost' },
    'unknownAction',
    'stages.bidding.actions.bid.needs',
  ],
  [
    'an answer to an unknown act',
    { 'stages.award.actions.decide.answers': 'ghost' },
    'unknownAction',
    'stages.award.actions.decide.answers',
  ],
  [
    'an act instead of an unknown one',
    { 'stages.award.actions.decide.insteadOf': 'ghost' },
    'unknownAction',
    'stages.award.actions.decide.insteadOf',
  ],
  [
    'an act after an unknown one',
    { 'stages.award.actions.decide.after': ['ghost'] },
    'unknownAction',
    'stages.award.actions.decide.after',
  ],
  [
    'four eyes with an unknown act',
    { 'stages.award.actions.decide.notBy': 'ghost' },
    'unknownAction',
    'stages.award.actions.decide.notBy',
  ],
  [
    'a withdrawal of an unknown act',
    { 'stages.bidding.actions.bid.withdraws': 'ghost' },
    'unknownAction',
    'stages.bidding.actions.bid.withdraws',
  ],
  [
    'an unknown stage that opens a secret',
    { 'stages.bidding.actions.bid.secretUntil': 'ghost' },
    'unknownStage',
    'stages.bidding.actions.bid.secretUntil',
  ],
  [
    'an act since an unknown stage',
    { 'stages.award.actions.decide.since': 'ghost' },
    'unknownStage',
    'stages.award.actions.decide.since',
  ],
  [
    'an effect on an unknown field',
    { 'stages.award.actions.appoint.effect': { appoints: ['expert', 'ghost'] } },
    'unknownField',
    'stages.award.actions.appoint.effect',
  ],
  [
    'a termination in an unknown closing',
    { 'anytime.stop.effect.terminates': 'ghost' },
    'unknownClosing',
    'anytime.stop.effect',
  ],
  [
    'an act with an unknown end',
    { 'stages.notice.actions.publish.end': 'ghost' },
    'unknownEnd',
    'stages.notice.actions.publish.end',
  ],
  [
    'an end by an unknown choice',
    { 'stages.award.actions.decide.end.of': 'ghost' },
    'unknownField',
    'stages.award.actions.decide.end.of',
  ],
  [
    'an end by an unknown option',
    { 'stages.award.actions.decide.end.cases.ghost': 'again' },
    'unknownOption',
    'stages.award.actions.decide.end.cases.ghost',
  ],
  [
    'a deadline with an unknown end',
    { 'stages.bidding.deadline.end': 'ghost' },
    'unknownEnd',
    'stages.bidding.deadline.end',
  ],
  [
    'a title for an unknown end',
    { 'stages.bidding.endTitles': { ghost: word } },
    'unknownEnd',
    'stages.bidding.endTitles.ghost',
  ],
  [
    'a condition on an unknown field',
    { 'stages.award.actions.decide.form.why.when.field': 'ghost' },
    'unknownField',
    'stages.award.actions.decide.form.why.when',
  ],
  [
    'a condition that never holds',
    { 'stages.award.actions.decide.form.why.when.is': 'ghost' },
    'unknownOption',
    'stages.award.actions.decide.form.why.when',
  ],
  [
    'a condition of which one value never holds',
    { 'stages.award.actions.decide.form.why.when.is': ['again', 'ghost'] },
    'unknownOption',
    'stages.award.actions.decide.form.why.when',
  ],
  [
    'a method of evaluation that no code computes',
    { 'stages.award.actions.decide.form.method': methodOf('cheapest') },
    'missingCode',
    'stages.award.actions.decide.form.method.options.cheapest',
  ],
  [
    'a method of evaluation without its parameters',
    { 'stages.award.actions.decide.form.method': methodOf('comprehensive') },
    'unknownField',
    'stages.award.actions.decide.form.method.options.comprehensive',
  ],
  [
    'a question to a bidder that it cannot answer',
    {
      'stages.award.actions.decide.form.which': { type: 'bid', among: 'opened', title: word },
      'stages.award.actions.decide.effect': { asks: ['bidder', 'which'] },
    },
    'neverOpen',
    'stages.award.actions.decide.effect',
  ],
  [
    'a person of an unknown role',
    { 'stages.award.actions.appoint.form.who': { type: 'person', title: word, role: 'ghost' } },
    'unknownRole',
    'stages.award.actions.appoint.form.who.role',
  ],
  [
    'a share of an unknown amount',
    { 'stages.bidding.actions.bid.form.price.share': { percent: { rule: 'fewestBids' }, of: ['start', 'ghost'] } },
    'unknownField',
    'stages.bidding.actions.bid.form.price.share',
  ],
  [
    'rows that are told apart by an unknown field',
    { 'start.form.lots': { type: 'list', title: word, of: { a: reason }, distinct: 'ghost' } },
    'unknownField',
    'start.form.lots.distinct',
  ],
  [
    'a sum of words',
    { 'start.form.lots': { type: 'list', title: word, of: { a: reason }, sumsTo: { field: 'a', total: '1' } } },
    'wrongField',
    'start.form.lots.sumsTo',
  ],
];

const soundness: readonly Broken[] = [
  [
    'a stage that no arrow leads to',
    { 'stages.island': { title: word, ends: { left: 'done' } } },
    'unreachableStage',
    'stages.island',
  ],
  [
    'a closing that nothing leads to',
    { 'closings.dream': { title: word, outcome: 'neutral' } },
    'unreachableClosing',
    'closings.dream',
  ],
  [
    'a stage without a way out',
    { 'stages.bidding.ends.enough': 'trap', 'stages.trap': { title: word, ends: { on: 'trap' } } },
    'noWayOut',
    'stages.trap',
  ],
  ['an act of nobody', { 'stages.notice.actions.publish.by': [] }, 'nobody', 'stages.notice.actions.publish.by'],
  [
    'an act of bidders whom nothing admits',
    { 'stages.bidding.actions.bid.admits': undefined },
    'nobody',
    'stages.bidding.actions.bid.by',
  ],
  ['two acts of one name', { 'anytime.bid': { title: word, by: 'tenderer' } }, 'actionTwice', 'anytime.bid'],
  [
    'an act after one of another stage',
    { 'stages.award.actions.decide.after': 'publish' },
    'neverOpen',
    'stages.award.actions.decide.after',
  ],
  [
    'an entry that ends the stage for all',
    { 'stages.bidding.actions.bid.end': 'enough' },
    'manyEnds',
    'stages.bidding.actions.bid.end',
  ],
  [
    'admission by an act that is no entry',
    { 'stages.notice.actions.publish.admits': 'bidder' },
    'notMany',
    'stages.notice.actions.publish.admits',
  ],
  [
    'a deadline of an unknown act',
    { 'stages.bidding.deadline.at': { given: ['ghost', 'x'] } },
    'unknownAction',
    'stages.bidding.deadline',
  ],
  [
    'a deadline of an unknown field',
    { 'stages.bidding.deadline.at': { given: ['publish', 'x'] } },
    'unknownField',
    'stages.bidding.deadline',
  ],
  [
    'a deadline in a field that is no date',
    { 'stages.bidding.deadline.at': { given: ['publish', 'reserve'] } },
    'wrongField',
    'stages.bidding.deadline',
  ],
  [
    'a deadline of an act that comes later',
    {
      'stages.award.ends.again': 'failed',
      'stages.bidding.deadline': { counted: { rule: 'bidPeriod' }, from: { taken: 'decide' } },
    },
    'notEarlier',
    'stages.bidding.deadline',
  ],
  [
    'an act that opens in a later stage',
    { 'stages.award.ends.again': 'failed', 'stages.notice.actions.publish.since': 'award' },
    'notEarlier',
    'stages.notice.actions.publish.since',
  ],
  [
    'closing before a deadline that is not there',
    { 'stages.award.actions.decide.closesBefore': { rule: 'bidPeriod' } },
    'noDeadline',
    'stages.award.actions.decide.closesBefore',
  ],
  ['less than the least of the law', { 'rules.bidPeriod.value': days(19) }, 'belowLeast', 'rules.bidPeriod'],
  ['a smaller share than the law allows', { 'rules.expertShare.value': '65/100' }, 'belowLeast', 'rules.expertShare'],
  ['more than the most of the law', { 'rules.fewestBids.value': 10 }, 'aboveMost', 'rules.fewestBids'],
  ['a choice that the law has made', { 'rules.floorAllowed.value': true }, 'againstFixed', 'rules.floorAllowed'],
  ['periods of unlike units', { 'rules.bidPeriod.value': minutes(99) }, 'unlikeUnits', 'rules.bidPeriod'],
  [
    'a sealed price in an early notice',
    { 'notices.tenderNotice.fields': ['bid.price'] },
    'readTooEarly',
    'notices.tenderNotice',
  ],
  ['a sealed price in a notice of any time', { 'anytime.stop.publishes': 'result' }, 'readTooEarly', 'notices.result'],
  [
    'sealed bids in the table of an early notice',
    { 'notices.tenderNotice.tables': ['openedBids'] },
    'readTooEarly',
    'notices.tenderNotice',
  ],
  [
    'secret experts in an early notice',
    { 'notices.tenderNotice.tables': ['committee'] },
    'readTooEarly',
    'notices.tenderNotice',
  ],
  [
    'a secret that is open from the beginning',
    { 'stages.bidding.actions.bid.secretUntil': 'notice' },
    'neverSecret',
    'stages.bidding.actions.bid',
  ],
  [
    'an unsealed price before a deadline',
    { 'stages.bidding.actions.bid.secretUntil': undefined },
    'priceNotSealed',
    'stages.bidding.actions.bid.form.price',
  ],
];

const code: readonly Broken[] = [
  [
    'an end that code must bring about, but does not',
    { 'stages.bidding.ends.other': 'failed' },
    'endByNothing',
    'stages.bidding.ends.other',
  ],
  [
    'an end of a stage without code',
    { 'stages.notice.ends.other': 'failed' },
    'missingCode',
    'stages.notice.ends.other',
  ],
  [
    'an act that code should offer, without code',
    { 'stages.award.actions.decide.offered': 'byCode' },
    'missingCode',
    'stages.award.actions.decide.offered',
  ],
  [
    'an end missing that code returns',
    { 'stages.bidding.ends.tooFew': undefined, 'stages.notice.ends.no': 'failed' },
    'unknownEnd',
    'stages.bidding',
  ],
  ['an act missing that code awaits', { 'stages.bidding.actions.bid': undefined }, 'unknownAction', 'stages.bidding'],
  ['a rule missing that code reads', { 'rules.fewestBids': undefined }, 'unknownRule', 'stages.bidding'],
];

const shapes: readonly (readonly [string, Readonly<Record<string, unknown>>, string])[] = [
  ['an unknown key', { 'stages.bidding.colour': 'red' }, 'stages.bidding.colour'],
  ['a missing title', { 'stages.bidding.title': undefined }, 'stages.bidding.title'],
  ['a title without English', { 'title.en': undefined }, 'title.en'],
  ['an unknown type of field', { 'start.form.estimate.type': 'colour' }, 'start.form.estimate.type'],
  ['a property of another type of field', { 'start.form.estimate.multiline': true }, 'start.form.estimate.multiline'],
  ['a period without a unit', { 'rules.bidPeriod.value': { count: 3 } }, 'rules.bidPeriod.value.unit'],
  ['half a day', { 'rules.bidPeriod.value': days(0.5) }, 'rules.bidPeriod.value.count'],
  ['a pattern that is none', { 'start.form.note': { ...reason, matches: '(' } }, 'start.form.note.matches'],
  ['a name of the language JavaScript', { 'stages.constructor': smallProcess.stages.award }, 'stages.constructor'],
  [
    'a list within a list',
    { 'start.form.x': { type: 'list', title: word, of: { y: { type: 'list', title: word, of: {} } } } },
    'start.form.x.of.y.type',
  ],
];

describe('a definition', () => {
  it.each(builtInDefinitions.map((definition) => [`${definition.process} ${definition.version}`, definition] as const))(
    'that comes with the platform is sound: %s',
    (_, definition) => {
      expect(checkDefinition(definition)).toEqual([]);
    },
  );

  it('is sound when it is small, with the code that it needs', () => {
    expect(checkDefinition(smallProcess, smallManifest)).toEqual([]);
  });

  it.each([...references, ...soundness, ...code])('is refused for %s', (_, changes, rule, at) => {
    const faults = checkDefinition(changed(smallProcess, changes), smallManifest);
    const fault = faults.find((each) => each.rule === rule && each.at === at);
    expect(faults.map((each) => `${each.rule} ${each.at}`)).toContain(`${rule} ${at}`);
    expect(fault?.message.en).toMatch(new RegExp(`^${at}: .+\\.$`));
    expect(fault?.message.zh).toMatch(new RegExp(`^${at}：.+。$`));
  });

  it.each(shapes)('is refused for its shape: %s', (_, changes, at) => {
    const faults = checkDefinition(changed(smallProcess, changes));
    expect(faults.map((each) => [each.rule, each.at])).toContainEqual(['wrongShape', at]);
  });

  it('may have prices that are open, when it says so', () => {
    const open = changed(smallProcess, {
      'stages.bidding.actions.bid.secretUntil': undefined,
      'stages.bidding.actions.bid.form.price.openly': true,
    });
    expect(checkDefinition(open, smallManifest)).toEqual([]);
  });

  it('is checked without its code when no manifest is given', () => {
    expect(checkDefinition(changed(smallProcess, { 'stages.notice.ends.other': 'failed' }))).toEqual([]);
  });

  it('never breaks the check, whatever is sent as one', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => checkDefinition(value).length > 0));
  });

  it('never breaks the check, wherever something else stands in it', () => {
    const paths = pathsOf(smallProcess, '');
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, value) =>
        Array.isArray(checkDefinition(changed(smallProcess, { [path]: value }), smallManifest)),
      ),
      { numRuns: 500 },
    );
  });
});

function pathsOf(value: unknown, path: string): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => {
    const at = path === '' ? key : `${path}.${key}`;
    return [at, ...pathsOf(each, at)];
  });
}
