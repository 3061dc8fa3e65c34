import type { RawRuleOf, MongoAbility } from '@casl/ability';
import type { AuditKind } from '../../domain/audit-kinds';
import { noIndustry } from '../../definitions/language/no-industry';
import { isPersonalRole } from '../../definitions/language/platform-roles';
import { regionPrefix } from '../../domain/region-code';
import type { Membership } from './session';

export type Verb = 'read' | 'create' | 'update' | 'act' | 'export' | 'manage';
export type Subject =
  | 'Case'
  | 'Task'
  | 'Body'
  | 'Office'
  | 'User'
  | 'Expert'
  | 'Definition'
  | 'Calendar'
  | 'Proposal'
  | 'Notice'
  | 'Audit'
  | 'Outage'
  | 'Deposit'
  | 'TenderTemplate'
  | 'Dashboard'
  | 'Count'
  | 'View'
  | 'Incident'
  | 'Exchange'
  | 'Operations'
  | 'History'
  | 'all';
export type AppAbility = MongoAbility<[Verb, Subject | Record<string, unknown>]>;
export type AppRule = RawRuleOf<AppAbility>;

/** What of the audit speaks of accounts and of the platform, and of no case. */
const auditOfPlatform: readonly AuditKind[] = [
  'login',
  'loginFailed',
  'guess',
  'lockedOut',
  'logout',
  'password',
  'contact',
  'account',
  'body',
  'absence',
  'definition',
  'calendar',
  'incident',
  'exchange',
];

/** Whether the remit is the whole platform: rules for all cases are made at the level of the province. */
const isProvince = (region: string): boolean => regionPrefix(region).length <= 2;

const within = (region: string) => ({ $regex: `^${regionPrefix(region)}` });

/**
 * The rights of one membership as CASL rules. Conditions use only equality, `$in` and an anchored `$regex`, so that
 * the API can turn them into SQL (`api/access/`). `parties` is the list of body ids, `people` of user ids, that are
 * parties of a case.
 */
export function rulesFor(membership: Membership, userId: string): AppRule[] {
  const { role, body, region, industries } = membership;
  /** An expert is not their employer, and shares nothing with other experts. */
  const sharedViews: AppRule[] = [
    { action: 'read', subject: 'View', conditions: { bodyId: body.id } },
    { action: 'read', subject: 'View', conditions: { role } },
  ];
  const everyone: AppRule[] = [
    { action: 'read', subject: 'Notice' },
    { action: 'read', subject: 'Definition' },
    { action: 'read', subject: 'Body' },
    { action: ['read', 'update'], subject: 'View', conditions: { userId } },
    ...(isPersonalRole(role) ? [] : sharedViews),
  ];
  /** What members of a committee still have to do tells how the evaluation goes: their own and their centre's business. */
  const noExpertTasks: AppRule = { inverted: true, action: 'read', subject: 'Task', conditions: { role: 'expert' } };
  /** What is decided about people of a register is their own business and that of who keeps it. */
  const noRegisterCases: AppRule = {
    inverted: true,
    action: ['read', 'act', 'export'],
    subject: ['Case', 'Task'],
    conditions: { industry: noIndustry },
  };
  const ownTasks: AppRule[] = [
    { action: ['read', 'act'], subject: 'Task', conditions: { role, bodyId: body.id } },
    { action: ['read', 'act'], subject: 'Task', conditions: { userId } },
  ];
  /** Whose work is many cases at once begins with how they stand. */
  const overview: AppRule = { action: 'read', subject: 'Dashboard' };
  /** Stays in stages and public awards, counted: of the cases that the office reads. */
  const countsOf = (conditions: NonNullable<AppRule['conditions']>): AppRule => ({
    action: 'read',
    subject: 'Count',
    conditions,
  });
  const rulesForAll: AppRule[] = [
    { action: 'create', subject: ['Definition', 'Calendar'] },
    { action: ['read', 'update'], subject: 'Proposal', conditions: { kind: { $in: ['definition', 'calendar'] } } },
  ];
  const auditOfRemit: AppRule = {
    action: ['read', 'export'],
    subject: 'Audit',
    conditions: { region: within(region) },
  };
  const bodiesOfRemit: AppRule[] = [
    { action: ['create', 'update'], subject: 'Body', conditions: { region: within(region) } },
    { action: ['read', 'update'], subject: 'Proposal', conditions: { kind: 'body', region: within(region) } },
  ];
  switch (role) {
    case 'tenderer':
    case 'agency':
      return [
        ...everyone,
        ...ownTasks,
        { action: ['read', 'update'], subject: 'Proposal', conditions: { kind: 'staff', bodyId: body.id } },
        { action: ['read', 'act', 'export'], subject: 'Case', conditions: { [`${role}Id`]: body.id } },
        { action: 'create', subject: 'Case' },
        { action: 'manage', subject: 'User', conditions: { bodyId: body.id } },
      ];
    case 'bidder':
      return [
        ...everyone,
        ...ownTasks,
        { action: 'read', subject: 'Case', conditions: { isPublic: true } },
        { action: ['read', 'act', 'export'], subject: 'Case', conditions: { parties: body.id } },
        { action: 'act', subject: 'Case', conditions: { isPublic: true } },
      ];
    case 'expert':
      return [
        ...everyone,
        { action: ['read', 'act'], subject: 'Task', conditions: { userId } },
        { action: ['read', 'act'], subject: 'Case', conditions: { people: userId } },
        { action: 'create', subject: 'Case' },
      ];
    case 'centre':
      return [
        ...everyone,
        overview,
        countsOf({ region: within(region) }),
        ...ownTasks,
        { action: 'read', subject: 'Task', conditions: { region: within(region) } },
        { action: ['read', 'act', 'export'], subject: 'Case', conditions: { region: within(region) } },
        noRegisterCases,
        { action: ['read', 'create', 'update'], subject: 'Expert' },
        { action: 'create', subject: 'Outage', conditions: { region: within(region) } },
        { action: ['read', 'create'], subject: 'Deposit', conditions: { region: within(region) } },
        { action: ['read', 'create'], subject: 'TenderTemplate' },
        {
          action: ['read', 'update'],
          subject: 'Proposal',
          conditions: { kind: { $in: ['depositReturn', 'forfeiture', 'tenderTemplate'] }, region: within(region) },
        },
        ...bodiesOfRemit,
      ];
    case 'administration':
      return [
        ...everyone,
        overview,
        countsOf({ region: within(region) }),
        ...ownTasks,
        { action: 'read', subject: 'Task', conditions: { region: within(region) } },
        noExpertTasks,
        { action: ['read', 'export'], subject: 'Case', conditions: { region: within(region) } },
        { action: 'create', subject: 'Case' },
        { action: ['read', 'create', 'update'], subject: 'Expert' },
        ...bodiesOfRemit,
        { action: ['read', 'update'], subject: 'Proposal', conditions: { kind: 'skip', region: within(region) } },
        auditOfRemit,
        ...(isProvince(region) ? rulesForAll : []),
      ];
    case 'supervisor': {
      const remit = { region: within(region), industry: { $in: industries } };
      return [
        ...everyone,
        overview,
        countsOf(remit),
        ...ownTasks,
        { action: 'read', subject: 'Task', conditions: remit },
        noExpertTasks,
        { action: ['read', 'act', 'export'], subject: 'Case', conditions: remit },
      ];
    }
    case 'inspector':
      return [
        ...everyone,
        overview,
        countsOf({ region: within(region) }),
        { action: ['read', 'export'], subject: 'Case', conditions: { region: within(region) } },
        { action: 'read', subject: 'Task', conditions: { region: within(region) } },
        noExpertTasks,
        noRegisterCases,
        { action: 'read', subject: 'Proposal', conditions: { region: within(region) } },
        auditOfRemit,
      ];
    case 'operator':
      return [
        ...everyone,
        overview,
        { action: 'read', subject: 'Case', conditions: { isPublic: true } },
        { action: 'manage', subject: 'User' },
        { action: ['create', 'update'], subject: 'Body' },
        {
          action: ['read', 'update'],
          subject: 'Proposal',
          conditions: { kind: { $in: ['account', 'staff', 'body', 'office', 'skip', 'sender'] } },
        },
        { action: 'manage', subject: 'Office' },
        { action: 'manage', subject: 'Incident' },
        { action: 'manage', subject: 'Exchange' },
        { action: 'manage', subject: 'Operations' },
        { action: 'read', subject: 'History' },
        // not what others read of cases: it would tell of cases that are not public
        { action: ['read', 'export'], subject: 'Audit', conditions: { kind: { $in: [...auditOfPlatform] } } },
      ];
  }
}
