import { readFileSync } from 'node:fs';
import path from 'node:path';
import { billSums } from '../../domain/bid-document/price-bill';
import { draftFaults } from '../../domain/tender-document/draft-faults';
import { draftFrom } from '../../domain/tender-document/tender-draft';
import { worksTemplate } from '../../definitions/tender-documents/works';
import { billOf, pricesFor, worksSchema } from '../../replay/bill-of-quantities';
import { readDemoWorld } from '../../replay/demo-world';

const readJson = (name: string): unknown =>
  JSON.parse(readFileSync(path.join(__dirname, '..', '..', 'demo', name), 'utf8'));

describe('the demo world', () => {
  const world = readDemoWorld(readJson('world.json'), readJson('published-cases.json'));
  const works = worksSchema.parse(readJson('works.json'));
  const composed = world.filter((demo) => demo.composed);

  it('has a case at each place that somebody may want to see', () => {
    const places = world.map(({ until, then }) => [until, ...then].join(' '));
    expect(places).toEqual(
      expect.arrayContaining([
        'acceptance',
        'documents begin',
        'filing',
        'publication',
        'bidding someBids ask',
        'decryption beginOpening',
        'opening',
        'drawing',
        'drawing draw',
        'evaluation someSheets',
        'evaluation committee bookSites',
        'candidates publishCandidates object',
        'award',
        'contract',
        'archiving',
        'closed',
      ]),
    );
    const written = composed.map(({ until }) => until);
    expect(written).toEqual(expect.arrayContaining(['filing', 'bidding', 'decryption', 'evaluation']));
  });

  it('prices bills so that they come to the price of every bid exactly', () => {
    for (const { file } of composed) {
      const bill = billOf(works, file.estimate ?? '');
      for (const [index, { price }] of file.bids.entries()) {
        const { total, unpriced } = billSums(bill, pricesFor(works, bill, price, index), 'CNY');
        expect([total, unpriced]).toEqual([price, 0]);
      }
    }
  });

  it('refuses a price below what the measured items cost', () => {
    const bill = billOf(works, '1000000.00');
    expect(() => pricesFor(works, bill, '500000.00', 0)).toThrow('less than');
  });

  it('states every fact and answers every field that the template asks for', () => {
    const draft = draftFrom(worksTemplate);
    const examples = Object.fromEntries(draft.blanks.map(({ key, example = '' }) => [key, example]));
    const filled = { ...draft, facts: { ...examples, ...works.facts } };
    const known = { project: '—', lots: '—', tenderer: '—', region: '—', method: '—', ceiling: '—', bidSecurity: '—' };
    expect(draftFaults(filled, [billOf(works, '9000000.00')], known)).toEqual([]);
    const asked = draft.bidderForms.filter(({ kind, required }) => kind === 'fields' || (kind === 'table' && required));
    const missing = asked.flatMap(({ fields }) =>
      fields.filter(({ key, required }) => required && !works.answers[key]),
    );
    expect(missing).toEqual([]);
  });
});
