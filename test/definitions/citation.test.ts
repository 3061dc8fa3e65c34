import { citation } from '../../definitions/language';
import { laws } from '../../definitions/language/laws';
import {
  builtInDefinitions,
  definitionsInForce,
  offeredDefinitions,
  registerDefinitions,
} from '../../definitions/registry';

/** Every article that a published definition cites. */
function articlesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'article' && typeof inner === 'string' ? [inner] : articlesIn(inner),
  );
}

describe('an article of the law', () => {
  it.each([
    ['TL 24 招标投标法第二十四条', '《招标投标法》第二十四条', 'Tendering Law, art. 24'],
    [
      'TL 23, IR 21 招标投标法第23条、条例第二十一条',
      '《招标投标法》第23条、《招标投标法实施条例》第二十一条',
      'Tendering Law, art. 23; Implementing Regulation, art. 21',
    ],
    [
      'IR 22, 44, 54 条例第二十二、四十四、五十四条',
      '《招标投标法实施条例》第二十二、四十四、五十四条',
      'Implementing Regulation, arts. 22, 44, 54',
    ],
    [
      'TL 37, IR 46–53',
      '《招标投标法》第37条、《招标投标法实施条例》第46至53条',
      'Tendering Law, art. 37; Implementing Regulation, arts. 46–53',
    ],
    ['TL 37 招标投标法第三十七条：五人以上单数', '《招标投标法》第三十七条：五人以上单数', 'Tendering Law, art. 37'],
    [
      'IR 52 条例第五十二条；时限由招标文件规定 / the period is set by the tender documents',
      '《招标投标法实施条例》第五十二条；时限由招标文件规定',
      'Implementing Regulation, art. 52; the period is set by the tender documents',
    ],
    [
      '评标委员会和评标方法暂行规定 第19条；工程建设项目施工招标投标办法 第53条',
      '《评标委员会和评标方法暂行规定》第19条；《工程建设项目施工招标投标办法》第53条',
      'Rules on Evaluation Committees and Methods, art. 19; Construction Tendering Measures, art. 53',
    ],
    [
      '政府采购法实施条例 第9条（参照）',
      '《政府采购法实施条例》第9条（参照）',
      'Government Procurement Regulation, art. 9; by analogy',
    ],
    [
      '评标专家和评标专家库管理办法 (2024 第26号令)，条款待核 / article to be confirmed',
      '《评标专家和评标专家库管理办法》(2024 第26号令)，条款待核',
      'Measures for Evaluation Experts and their Registers; article to be confirmed',
    ],
    ['平台规则 / rule of the platform', '平台规则', 'rule of the platform'],
    ['XY 5 某法第五条', '某法第五条', 'XY 5'],
    ['某法第五条', '某法第五条', '某法第五条'],
  ])('reads %s as its readers know it', (article, zh, en) => {
    expect([citation(article, 'zh'), citation(article, 'en')]).toEqual([zh, en]);
  });

  it('names no law by its code alone, in no published definition', () => {
    const codes = new RegExp(`(^|[^A-Za-z])(${laws.flatMap(({ code = [] }) => code).join('|')}) [0-9]`, 'u');
    const articles = [
      ...new Set(articlesIn([builtInDefinitions, registerDefinitions, definitionsInForce, offeredDefinitions])),
    ];
    expect(articles.length).toBeGreaterThan(50);
    const bare = articles.filter((one) => codes.test(citation(one, 'zh')) || codes.test(citation(one, 'en')));
    expect(bare).toEqual([]);
  });
});
