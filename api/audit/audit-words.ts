import { In, type EntityManager } from 'typeorm';
import { bodyNames } from '../../database/body-names';
import { rows } from '../../database/database';
import { definitionOf } from '../../database/definitions';
import type { AuditRow } from '../../database/rows';
import { findAction } from '../../definitions/language';
import { counted, type Text, text } from '../../definitions/language/text';
import { platformRoleSchema, type Audit, type ShownAuditKind } from '../contract';

/** What the rows of the audit say more; written by whoever put them on record. */
interface AuditContent {
  readonly what?: string;
  readonly how?: string;
  /** Masked addresses. */
  readonly before?: string;
  readonly after?: string;
  readonly rows?: number;
  readonly login?: string;
  readonly title?: Text;
  readonly proposalId?: string;
}

const contentOf = ({ content }: AuditRow): AuditContent => content ?? {};

const fixed: Readonly<Record<string, Text>> = {
  committee: text('评标委员会名单', 'the members of the committee'),
  history: text('案件的流程历史', 'the history of the case in Temporal'),
  document: text('保密文件', 'a document'),
  cases: text('交易项目列表', 'the list of cases'),
  audit: text('审计记录', 'the audit'),
  expertFees: text('专家评审费清单', 'the settlement list of experts'),
  email: text('电子邮箱', 'e-mail'),
  phone: text('手机', 'telephone'),
};

/** Names that rows of the audit need, asked for once for all of them. */
async function namesFor(manager: EntityManager, found: readonly AuditRow[]) {
  const ids = <K extends 'userId' | 'caseId' | 'subject' | 'bodyId'>(key: K, of = found) => [
    ...new Set(of.flatMap((row) => row[key] ?? [])),
  ];
  const reads = found.filter(({ kind }) => kind === 'secretRead');
  const [users, documents, cases, bodies] = await Promise.all([
    rows(manager, 'user').findBy({ id: In(ids('userId')) }),
    rows(manager, 'document').findBy({ id: In(ids('subject', reads)) }),
    rows(manager, 'case').find({
      where: { id: In(ids('caseId', reads)) },
      select: { id: true, definitionId: true },
    }),
    bodyNames(manager, ids('bodyId')),
  ]);
  const definitions = new Map<string, Awaited<ReturnType<typeof definitionOf>>>();
  for (const { definitionId } of cases) {
    if (!definitions.has(definitionId)) definitions.set(definitionId, await definitionOf(manager, definitionId));
  }
  const definitionIds = new Map(cases.map(({ id, definitionId }) => [id, definitionId]));
  return {
    users: new Map(users.map(({ id, name, login }) => [id, { id, name, login }])),
    documents: new Map(documents.map(({ id, name }) => [id, name])),
    bodies,
    actionTitle: (caseId: string | null, action: string): Text | undefined => {
      const definition = definitions.get(definitionIds.get(caseId ?? '') ?? '');
      return definition && findAction(definition, action)?.title;
    },
  };
}

/** Rows of the audit as people read them. */
export async function auditOf(manager: EntityManager, found: readonly AuditRow[]): Promise<Audit[]> {
  if (found.length === 0) return [];
  const names = await namesFor(manager, found);
  const whatOf = (row: AuditRow): Text | undefined => {
    const { what, how, rows: count, title, before, after } = contentOf(row);
    if (title) return title;
    if (what === undefined) return undefined;
    const said = fixed[what];
    const document = names.documents.get(row.subject ?? '');
    if (what === 'document' && document !== undefined) return text(`文件《${document}》`, `the document “${document}”`);
    if (row.kind === 'export' && said)
      return text(`${said.zh}，${count ?? 0} 行`, `${said.en}, ${counted(count ?? 0, 'row')}`);
    if (row.kind === 'contact' && said) {
      const [zh, en] = how === 'set' ? ['设为新的', 'set anew'] : ['删除', 'removed'];
      const change = after === undefined ? '' : before === undefined ? ` ${after}` : ` ${before} → ${after}`;
      return text(`${said.zh}：${zh}${change}`, `${said.en}: ${en}${change}`);
    }
    if (said) return said;
    const action = names.actionTitle(row.caseId, what) ?? text(what, what);
    return text(`“${action.zh}”中的保密内容`, `what is secret in “${action.en}”`);
  };
  return found.map((row): Audit => {
    const { login, proposalId } = contentOf(row);
    const user = row.userId === null ? undefined : names.users.get(row.userId);
    const what = whatOf(row);
    const role = platformRoleSchema.safeParse(row.role).data;
    return {
      id: row.id,
      at: row.at,
      kind: row.kind as ShownAuditKind, // only these are looked for
      ...(user && { user }),
      ...(!user && login !== undefined && { login }),
      ...(role && { role }),
      ...(row.bodyId !== null && { body: { id: row.bodyId, name: names.bodies.get(row.bodyId) ?? row.bodyId } }),
      ...(row.caseId !== null && { caseId: row.caseId }),
      ...(what && { what }),
      ...(proposalId !== undefined && { proposalId }),
      ...(row.address !== null && row.address !== '' && { address: row.address }),
    };
  });
}
