import type { Paper, PaperColumn, PaperPart, PaperRow, Said } from '../paper/paper';
import { criteriaOf } from '../ranking/stated-method';
import type { Bill } from './bill';
import { evaluationText, evaluationTitles, fieldText, formKindWords } from './said-on-paper';
import { packageFile, type BidderForm, type TenderKind, type TenderPackage } from './tender-package';

const kinds: Readonly<Record<TenderKind, string>> = { works: '施工', goods: '货物', services: '服务' };

/** The tender document as people read it; the package that it was made from goes with it. */
export function tenderPaper(
  tender: TenderPackage,
  made: { readonly at: string; readonly subject: string; readonly isDraft?: boolean },
): Paper {
  const { project, lots } = tender;
  const title = `${kinds[tender.kind]}招标文件`;
  const isUndivided = lots.length === 1 && lots[0]?.title === project.title;
  return {
    title: made.isDraft === true ? `${title}（预览稿，未提交）` : title,
    subtitle: project.title,
    at: made.at,
    parts: [
      {
        kind: 'facts',
        facts: [
          ['项目名称', project.title],
          ['招标人', project.tenderer],
          ...(project.agency === undefined ? [] : [['招标代理机构', project.agency] as const]),
          ['行业', project.industry],
          ['标段', isUndivided ? '不分标段' : lots.map((lot) => lot.title).join('、')],
          ['版本', `第 ${tender.version} 版`],
          ...(tender.replaces === undefined ? [] : [['替代的版本（SHA-256）', tender.replaces] as const]),
          ['模板', `${tender.template.source}（模板第 ${tender.template.version} 版）`],
        ],
      },
      ...tender.parts.flatMap((part): PaperPart[] => [
        { kind: 'section', title: part.title },
        ...part.clauses.flatMap((clause): PaperPart[] => [
          { kind: 'section', level: 2, title: clause.title },
          ...paragraphs(clause.text),
        ]),
        ...(part.key === 'evaluation' ? evaluationParts(tender) : []),
      ]),
      ...(tender.parts.some(({ key }) => key === 'evaluation')
        ? []
        : [{ kind: 'section', title: '评标数据' } as const, ...evaluationParts(tender)]),
      { kind: 'section', title: '投标人资格条件' },
      {
        kind: 'table',
        columns: [
          { title: '条件', share: 1 },
          { title: '要求', share: 3 },
          { title: '证明材料', share: 2 },
        ],
        rows: tender.qualification.map(({ title: name, text, proof = '' }) => ({ cells: [name, text, proof] })),
      },
      ...tender.boq.flatMap((bill) => billParts(bill, lots)),
      { kind: 'section', title: '投标文件格式' },
      ...tender.bidderForms.flatMap(formParts),
      { kind: 'section', title: '附件' },
      {
        kind: 'table',
        columns: [
          { title: '名称', share: 2 },
          { title: '字节', kind: 'amount' },
          { title: 'SHA-256', kind: 'code', share: 2 },
        ],
        rows: tender.attachments.map(({ name, size, sha256 }) => ({ cells: [name, String(size), sha256] })),
        empty: '无附件',
      },
    ],
    data: packageFile(tender).text,
    foot: { subject: made.subject },
  };
}

const paragraphs = (text: string): PaperPart[] =>
  text
    .split(/\n+/)
    .filter((line) => line.trim() !== '')
    .map((line) => ({ kind: 'paragraph', text: line }));

function evaluationParts({ evaluation, project }: TenderPackage): PaperPart[] {
  const facts = Object.entries(evaluation).flatMap(([name, value]): (readonly [Said, Said])[] =>
    Array.isArray(value) || value === undefined || value === null
      ? []
      : [[evaluationTitles[name] ?? name, evaluationText(value)]],
  );
  const better = project.better === 'lower' ? '报价越低越好' : '下浮率越高越好';
  const stated: PaperPart = { kind: 'facts', facts: [...facts, ['报价优劣', better]] };
  const criteria = criteriaOf(evaluation['criteria']);
  if (criteria.length === 0) return [stated];
  const rows = criteria.map(({ title, max, kind }): PaperRow => {
    return { cells: [String(title), max, kind === 'price' ? '按报价计算' : '评委打分'] };
  });
  const columns: PaperColumn[] = [
    { title: '评分项', share: 3 },
    { title: '满分', kind: 'amount' },
    { title: '评分方式', share: 2 },
  ];
  return [stated, { kind: 'table', columns, rows }];
}

function billParts({ title, lot, items }: Bill, lots: TenderPackage['lots']): PaperPart[] {
  const of = lots.find((one) => one.case === lot)?.title;
  const hasCeilings = items.some(({ ceiling }) => ceiling !== undefined);
  let section: string | undefined;
  const rows = items.flatMap((item) => {
    const isNew = item.section !== undefined && item.section !== section;
    section = item.section;
    const cells = [item.number, item.code, item.name, item.features, item.unit, item.quantity];
    const row = { cells: hasCeilings ? [...cells, item.ceiling ?? ''] : cells };
    const above = { cells: ['', '', item.section ?? '', '', '', '', ''].slice(0, row.cells.length), isStrong: true };
    return isNew ? [above, row] : [row];
  });
  return [
    { kind: 'section', title: `清单：${title}${of === undefined ? '' : `（${of}）`}` },
    {
      kind: 'table',
      columns: [
        { title: '序号', share: 0.7 },
        { title: '编码', kind: 'code', share: 1.5 },
        { title: '名称', share: 2 },
        { title: '特征', share: 3.5 },
        { title: '单位', share: 0.8 },
        { title: '数量', kind: 'amount', share: 1.2 },
        ...(hasCeilings ? [{ title: '最高限价', kind: 'amount', share: 1.2 } as const] : []),
      ],
      rows,
    },
  ];
}

function formParts(form: BidderForm): PaperPart[] {
  const { title, required, text, fields, kind } = form;
  return [
    { kind: 'section', level: 2, title: `${title}（${required ? '必填' : '选填'}，${formKindWords[kind]}）` },
    ...paragraphs(text),
    ...(fields.length === 0
      ? []
      : [
          {
            kind: 'table',
            columns: [{ title: '填写项', share: 3 }, { title: '类型', share: 2 }, { title: '要求' }],
            rows: fields.map((field) => ({
              cells: [field.title, fieldText(field), field.required ? '必填' : '选填'],
            })),
          } as const,
        ]),
  ];
}
