import { parseFraction } from '../../domain/rational';
import { checkId, most } from './check-value';
import type { Field } from './field';
import {
  isRecord,
  join,
  own,
  refuse,
  refuseCount,
  refuseTwice,
  refuseType,
  refuseUnknown,
  type Place,
} from './form-fault';
import { memberKinds } from './member-kind';
import { text } from './text';

type CommitteeField = Extract<Field, { readonly type: 'committee' }>;

/** The members of a committee: each once, an odd number, enough of them experts. */
export function checkCommittee(
  field: CommitteeField,
  raw: unknown,
  at: Place,
): readonly { readonly userId: string; readonly kind: string }[] | undefined {
  if (!Array.isArray(raw)) return refuseType(at, field, text('成员列表', 'a list of members'));
  if (raw.length > most.committee) return refuseCount(at, field, 'tooMany', most.committee);

  const items: readonly unknown[] = raw;
  const members = items.map((item, index) => checkMember(field, item, { ...at, path: join(at.path, String(index)) }));
  const found = members.filter((each) => each !== undefined);
  if (found.length < members.length) return undefined;
  if (
    refuseTwice(
      at,
      field,
      found.map(({ userId }) => userId),
    )
  )
    return undefined;

  const size = own(at.context.rules, field.size.rule);
  if (typeof size?.value === 'number' && found.length < size.value) {
    return refuseCount(at, field, 'tooFew', size.value, size.article);
  }
  if (found.length % 2 === 0) {
    return refuse(
      at,
      field,
      'evenCommittee',
      { count: found.length },
      text(`人数应为单数，现为${found.length}人`, `must have an odd number of members and has ${found.length}`),
      size?.article,
    );
  }
  return hasTooFewExperts(field, found, at) ? undefined : found;
}

function checkMember(
  field: Field,
  item: unknown,
  at: Place,
): { readonly userId: string; readonly kind: string } | undefined {
  if (!isRecord(item)) return refuseType(at, field, text('成员和身份', 'made of members and their kind'));
  const unknown = Object.keys(item).filter((key) => key !== 'userId' && key !== 'kind');
  for (const key of unknown) refuseUnknown(key, at);
  const userId = checkId(field, own(item, 'userId'), { ...at, path: join(at.path, 'userId') });
  const kind = own(item, 'kind');
  if (typeof kind !== 'string' || !memberKinds.some((each) => each === kind)) {
    return refuse(
      { ...at, path: join(at.path, 'kind') },
      field,
      'notAnOption',
      { options: memberKinds.join(', ') },
      text('成员身份应为专家或招标人代表', 'needs for each member whether expert or representative of the tenderer'),
    );
  }
  return userId === undefined || unknown.length > 0 ? undefined : { userId, kind };
}

function hasTooFewExperts(field: CommitteeField, members: readonly { readonly kind: string }[], at: Place): boolean {
  const rule = own(at.context.rules, field.expertShare.rule);
  const value = typeof rule?.value === 'string' ? rule.value : '';
  const share = parseFraction(value);
  if (!rule || !share) return false;
  const experts = members.filter(({ kind }) => kind === 'expert').length;
  if (BigInt(experts) * share.d >= BigInt(members.length) * share.n) return false;
  const limit = Number((BigInt(members.length) * share.n + share.d - 1n) / share.d);
  refuse(
    at,
    field,
    'tooFewExperts',
    { limit, experts, share: value },
    text(
      `${members.length}人中专家不得少于${value}，即${limit}人，现为${experts}人`,
      `must have at least ${value} experts, which is ${limit} of ${members.length}, and has ${experts}`,
    ),
    rule.article,
  );
  return true;
}
