import { publicationFaults } from '../../definitions/publication';
import { builtInDefinitions } from '../../definitions/registry';
import { plainProcess } from './plain-process';
import { changed } from './small-process';

const text = { zh: '词', en: 'Word' };

/** A change that keeps cases from being opened: what it does, the change, and where the fault is. */
const broken: readonly (readonly [string, Readonly<Record<string, unknown>>, string, string])[] = [
  ['no title is asked', { 'start.form.title': undefined }, 'start.form.title', 'unknownField'],
  ['the title may be left out', { 'start.form.title.optional': true }, 'start.form.title', 'wrongField'],
  ['the title may be longer than a row holds', { 'start.form.title.atMost': 4000 }, 'start.form.title', 'wrongField'],
  ['no region is asked', { 'start.form.region': undefined }, 'start.form.region', 'unknownField'],
  ['the region is a text', { 'start.form.region.type': 'text' }, 'start.form.region', 'wrongField'],
  ['no industry is asked', { 'start.form.industry': undefined }, 'start.form.industry', 'unknownField'],
  [
    'the unit is not one that the platform counts in',
    { 'start.form.unit': { type: 'choice', title: text, options: { EUR: text } } },
    'start.form.unit',
    'wrongField',
  ],
  ['nobody tenders', { 'roles.tenderer.party': 'optional' }, 'roles', 'nobody'],
  ['a body that nobody names has a role', { 'roles.guest': { title: text, party: 'one' } }, 'roles.guest', 'nobody'],
  ['an office does not exist', { 'roles.court': { title: text, party: 'office' } }, 'roles.court', 'nobody'],
  ['an office opens it', { 'start.by': ['tenderer', 'centre'] }, 'start.by', 'nobody'],
  [
    'an agency opens it and cannot name the tenderer',
    { 'start.by': ['agency'], 'roles.agency': { title: text, party: 'optional' } },
    'start.form.tenderer',
    'unknownField',
  ],
  [
    'lots have no names',
    { 'start.form.lots': { type: 'list', title: text, of: { size: { type: 'number', title: text } } } },
    'start.form.lots',
    'wrongField',
  ],
  ['the version is longer than a row holds', { version: 'v'.repeat(61) }, 'version', 'wrongShape'],
  [
    'a role is not one in which people act on the platform',
    { 'roles.visitor': { title: text, party: 'many' } },
    'roles.visitor',
    'nobody',
  ],
  [
    'bids are scored, which takes code',
    { 'stages.filing.actions.file.form': { sheet: { type: 'scoreSheet', title: text } } },
    'stages.filing.actions.file.form.sheet',
    'missingCode',
  ],
  [
    'a table of bids is published, which takes code',
    { notices: { bids: { title: text, fields: [], tables: ['openedBids'] } } },
    'notices.bids.tables',
    'missingCode',
  ],
];

describe('what may be published', () => {
  it.each([...builtInDefinitions, plainProcess].map((one) => [`${one.process} ${one.version}`, one] as const))(
    'is %s',
    (_name, definition) => {
      expect(publicationFaults(definition)).toEqual([]);
    },
  );

  it.each(broken)('is no process of which %s', (_what, changes, at, rule) => {
    const found = publicationFaults(changed(plainProcess, changes));
    expect(found.map((one) => [one.at, one.rule])).toEqual([[at, rule]]);
    expect(found[0]?.message.zh).toContain(at);
    expect(found[0]?.message.en).not.toMatch(/[\u4e00-\u9fff]/);
  });

  it('is nothing that is no definition', () => {
    for (const nothing of [null, 7, [], {}, 'x']) expect(publicationFaults(nothing).length).toBeGreaterThan(0);
  });
});
