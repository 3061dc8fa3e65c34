import { days } from '../../definitions/language';
import { compareDefinitions, type DefinitionChange } from '../../definitions/language/compare-definitions';
import { checkShape } from '../../definitions/language/definition-shape';
import type { Process } from '../../definitions/language';
import { builtInDefinitions } from '../../definitions/registry';
import { openTender } from '../../definitions/trading/open-tender';
import { openTenderJapan } from '../../definitions/trading/open-tender-japan';
import { hashOf } from '../../domain/hash';
import { changed, smallProcess } from './small-process';

const small: Process = smallProcess;
const bid = 'stages.bidding.actions.bid';

/** The one difference that the changes make. */
function only(changes: Readonly<Record<string, unknown>>, before: Process = small): DefinitionChange {
  const found = compareDefinitions(before, changed(before, changes));
  expect(found).toHaveLength(1);
  const [change] = found;
  if (!change) throw new Error('There is no difference');
  return change;
}

/** The paths of every text, number and truth value of plain data. */
function leaves(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, each]) => leaves(each, path === '' ? key : `${path}.${key}`));
}

const at = (value: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], value);

const other = (value: unknown): unknown =>
  typeof value === 'number' ? value + 1 : typeof value === 'boolean' ? !value : `${String(value)}X`;

const isShaped = (definition: unknown): boolean => {
  let sound = true;
  checkShape(definition, () => (sound = false));
  return sound;
};

describe('the comparison of two definitions', () => {
  it.each(builtInDefinitions.map((one) => [`${one.process} ${one.version}`, one] as const))(
    'finds nothing between %s and itself, whatever the order of its keys',
    (_name, definition) => {
      const reversed = JSON.parse(
        JSON.stringify(definition, (_key, value: unknown) =>
          typeof value === 'object' && value !== null && !Array.isArray(value)
            ? Object.fromEntries(Object.entries(value).reverse())
            : value,
        ),
      ) as Process;
      expect(hashOf(reversed)).toBe(hashOf(definition));
      expect(compareDefinitions(definition, reversed)).toEqual([]);
    },
  );

  it('says from what to what a number of the law changes', () => {
    expect(only({ 'rules.bidPeriod.value': days(25) })).toEqual({
      at: 'rules.bidPeriod',
      how: 'changed',
      what: 'rule',
      where: { zh: '规则“投标期”', en: 'rule "Bid period"' },
      property: { zh: '取值', en: 'Value' },
      from: { zh: '20日', en: '20 days' },
      to: { zh: '25日', en: '25 days' },
    });
  });

  it('says where an arrow leads now', () => {
    expect(only({ 'stages.bidding.ends.tooFew': 'notice' })).toMatchObject({
      at: 'stages.bidding.ends.tooFew',
      what: 'arrow',
      where: { zh: '环节“投标” · 流向“公告”' },
      from: { zh: '失败', en: 'Failed' },
      to: { zh: '公告', en: 'Notice' },
    });
  });

  it('says which action is new, and who takes it', () => {
    const withdraw = { title: { zh: '撤回', en: 'Withdraw' }, by: 'bidder', many: true, withdraws: 'bid' };
    expect(only({ 'stages.bidding.actions.withdraw': withdraw })).toEqual({
      at: 'stages.bidding.actions.withdraw',
      how: 'added',
      what: 'action',
      where: { zh: '环节“投标” · 事项“撤回”', en: 'stage "Bidding" · action "Withdraw"' },
      to: { zh: '由投标人办理', en: 'by: Bidder' },
    });
  });

  it('names what is gone by its old name', () => {
    expect(only({ 'anytime.stop': undefined })).toEqual({
      at: 'anytime.stop',
      how: 'removed',
      what: 'action',
      where: { zh: '事项“终止”', en: 'action "Stop"' },
      from: { zh: '由招标人办理', en: 'by: Tenderer' },
    });
  });

  it('says what is asked in a form, and what is not asked any more', () => {
    const note = { type: 'text', title: { zh: '备注', en: 'Note' } };
    expect(only({ [`${bid}.form.note`]: note })).toMatchObject({
      how: 'added',
      what: 'field',
      where: { zh: '环节“投标” · 事项“投标” · 填写项“备注”' },
      to: { en: 'text' },
    });
    expect(only({ 'start.form.estimate': undefined })).toMatchObject({ how: 'removed', what: 'field' });
    expect(only({ 'start.form.estimate.optional': undefined })).toMatchObject({
      property: { en: 'May be left empty' },
      from: { zh: '是', en: 'yes' },
      to: { zh: '否', en: 'no' },
    });
  });

  it('says what was not limited before and what is not secret any more', () => {
    expect(only({ 'stages.award.actions.decide.asked.due': { rule: 'bidPeriod' } })).toMatchObject({
      property: { zh: '待办时限' },
      from: { en: 'stands in the inbox without a limit' },
      to: { zh: '收到任务后“投标期”（20日）', en: '"Bid period" (20 days) after it is asked for' },
    });
    const open = only({ [`${bid}.secretUntil`]: undefined });
    expect(open).toMatchObject({ property: { zh: '保密至' }, from: { zh: '定标' } });
    expect(open.to).toBeUndefined();
  });

  it('shows the data where the words are the same', () => {
    const options = { awarded: { zh: '定标', en: 'Awarded' }, anew: { zh: '重新公告', en: 'Again' } };
    const change = compareDefinitions(
      small,
      changed(small, { 'stages.award.actions.decide.form.result.options': options }),
    );
    expect(change[0]?.to?.en).toContain('"anew"');
  });

  it('tells a jurisdiction from another', () => {
    const found = compareDefinitions(openTender, openTenderJapan);
    expect(found.map(({ at: place }) => place)).toContain('');
    expect(found.filter(({ where }) => where.zh === '' || /[\u4e00-\u9fff]/.test(where.en))).toEqual([]);
  });

  it.each([
    ['the small process', small, 1],
    ['every ninth of the open tender', openTender as Process, 9],
  ])('overlooks nothing: whatever is changed or left out makes a difference, in %s', (_name, definition, step) => {
    const overlooked: string[] = [];
    let looked = 0;
    for (const [index, path] of leaves(definition).entries()) {
      if (index % step > 0) continue;
      for (const value of [undefined, other(at(definition, path))]) {
        // an entry that is left out of a list is no data
        const next = JSON.parse(JSON.stringify(changed(definition, { [path]: value }))) as Process;
        if (!isShaped(next)) continue;
        looked += 1;
        if (compareDefinitions(definition, next).length === 0) overlooked.push(`${path}: ${String(value)}`);
      }
    }
    expect(overlooked).toEqual([]);
    expect(looked).toBeGreaterThan(100);
  });
});
