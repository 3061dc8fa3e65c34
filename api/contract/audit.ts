import { z } from 'zod';
import { text, type Text } from '../../definitions/language/text';
import type { AuditKind } from '../../domain/audit-kinds';
import type { AppAbility } from './ability';
import { bodyRefSchema, dateSchema, idSchema, instantSchema, pageQuery, platformRoleSchema, textSchema } from './words';

/**
 * What people look for in the audit, and the words for it. What the audit writes of itself is looked at by the
 * verification.
 */
export const auditTitles = {
  login: text('登录', 'Signed in'),
  loginFailed: text('登录失败', 'Sign-in failed'),
  guess: text('以不存在的用户名登录', 'Sign-in under an unknown name'),
  lockedOut: text('尝试过多，暂停登录', 'Too many attempts, locked out'),
  logout: text('退出登录', 'Signed out'),
  password: text('修改自己的密码', 'Changed own password'),
  contact: text('修改自己的联系方式', 'Changed own contact'),
  account: text('账号变更', 'Account changed'),
  body: text('单位变更', 'Body changed'),
  absence: text('不在岗与代办', 'Absence and substitution'),
  definition: text('发布流程', 'Process published'),
  calendar: text('修改节假日历', 'Calendar changed'),
  exchange: text('数据交换登记', 'Exchange registration'),
  incident: text('处理故障', 'Incident dealt with'),
  deposit: text('退还或不予退还保证金', 'Deposits returned or lost'),
  secretRead: text('查看保密内容', 'Read what is secret'),
  export: text('导出', 'Exported'),
} as const satisfies Partial<Record<AuditKind, Text>>;
export type ShownAuditKind = keyof typeof auditTitles;
export const shownAuditKinds = Object.keys(auditTitles) as [ShownAuditKind, ...ShownAuditKind[]]; // the keys of a constant

/** Of those, what somebody with these rights may find in the audit: rules may name kinds, or none and so all. */
export function readableAuditKinds(ability: AppAbility): ShownAuditKind[] {
  const rules = ability.rulesFor('read', 'Audit').filter(({ inverted }) => !inverted);
  return shownAuditKinds.filter((kind) =>
    rules.some(({ conditions }) => {
      const { kind: named } = (conditions ?? {}) as { readonly kind?: { readonly $in: readonly string[] } }; // as `rulesFor` writes them
      return named === undefined || named.$in.includes(kind);
    }),
  );
}

/** Of those, what a person is shown of their own log-ins. */
export const ownAuditKinds = ['login', 'loginFailed', 'lockedOut', 'logout', 'password'] as const;

/** A row of the audit: who, in which role, what, in which case, when, from where. Never the value that was read. */
export const auditSchema = z.object({
  id: z.number().int(),
  at: instantSchema,
  kind: z.enum(shownAuditKinds),
  user: z.object({ id: idSchema, name: z.string(), login: z.string() }).optional(),
  /** The name under which somebody tried to sign in. */
  login: z.string().optional(),
  role: platformRoleSchema.optional(),
  body: bodyRefSchema.optional(),
  caseId: idSchema.optional(),
  /** Of what, in words. */
  what: textSchema.optional(),
  /** Where two people did it. */
  proposalId: idSchema.optional(),
  address: z.string().optional(),
});
export type Audit = z.infer<typeof auditSchema>;

const filters = {
  kind: z.enum(shownAuditKinds).optional(),
  /** A person by name or login name, the beginning of the code of a case, or an address. */
  q: z.string().trim().max(100).optional(),
  userId: idSchema.optional(),
  caseId: idSchema.optional(),
  /** Days in Shanghai, both included. */
  from: dateSchema.optional(),
  to: dateSchema.optional(),
};
export const auditQuery = z.object({ ...pageQuery, ...filters });
export const auditExportQuery = z.object({ ...filters, language: z.enum(['zh', 'en']).default('zh') });
export const recordQuery = z.object(pageQuery);
