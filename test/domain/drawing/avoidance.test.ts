import { avoidedBy, type AvoidanceRule, type Tie } from '../../../domain/drawing/avoidance';
import { isSpeciality, isWithin, specialities, specialityName } from '../../../domain/drawing/specialities';

const rules: readonly AvoidanceRule[] = [
  { name: 'ownPeople', ties: ['employer'], roles: ['tenderer', 'bidder'] },
  { name: 'formerEmployer', ties: ['formerEmployer'], roles: ['bidder'], months: 36 },
  { name: 'family', ties: ['family'], roles: ['bidder'] },
];
const bodies = [
  { body: 'owner', role: 'tenderer' },
  { body: 'builder', role: 'bidder' },
];
const against = (tie: Tie, today = '2026-03-02') => avoidedBy(rules, [tie], bodies, today);

describe('who must stay out', () => {
  it('is employed by a party', () => {
    expect(against({ kind: 'employer', body: 'owner' })).toEqual(['ownPeople']);
    expect(against({ kind: 'employer', body: 'institute' })).toEqual([]);
  });

  it('left a bidder less than three years ago, the last day included', () => {
    const left = (until: string) => against({ kind: 'formerEmployer', body: 'builder', until });
    expect(left('2023-03-01')).toEqual([]);
    expect(left('2023-03-02')).toEqual(['formerEmployer']);
    expect(against({ kind: 'formerEmployer', body: 'owner', until: '2026-01-01' })).toEqual([]);
  });

  it('has a tie that goes on; one that ended counts no more where the rule gives no time', () => {
    expect(against({ kind: 'family', body: 'builder' })).toEqual(['family']);
    expect(against({ kind: 'family', body: 'builder', until: '2026-03-01' })).toEqual([]);
  });
});

describe('the national tree of specialities', () => {
  it('has every code once, each below one that is there', () => {
    const codes = specialities.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.every((code) => code.length === 1 || codes.includes(code.slice(0, -2)))).toBe(true);
  });

  it('names what is known', () => {
    expect(specialityName('A0801')).toEqual({
      zh: '工程 · 工程施工 · 建筑工程',
      en: 'Works · Construction · Buildings',
    });
    expect(specialityName('B0148').zh).toBe('货物 · 机电产品类 · 医疗设备');
    expect(specialityName('C1304').zh).toBe('服务 · 应对气候变化服务 · 林业碳汇交易');
    expect(isSpeciality('A080104')).toBe(true);
    for (const none of ['', 'D01', 'A10', 'A0835', 'A0801041', 'a08']) expect(isSpeciality(none)).toBe(false);
  });

  it('has every name in English too', () => {
    const untold = specialities.filter(({ code }) => /[\u4e00-\u9fff]/u.test(specialityName(code).en));
    expect(untold).toEqual([]);
  });

  it('knows that who knows a part can be asked for the whole, and not the other way round', () => {
    expect(isWithin('A080104', 'A0801')).toBe(true);
    expect(isWithin('A08', 'A0801')).toBe(false);
  });
});
