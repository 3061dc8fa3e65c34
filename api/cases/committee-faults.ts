import { text, type Action, type Text } from '../../definitions/language';
import type { FieldFault } from '../contract';
import { committeePool } from '../directory/committee-pool';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { fieldFault } from '../http/refusal';
import type { OpenedCase } from './case-access';
import { appointments } from './committee-changes';

const stranger = text(
  '不是专家库成员或招标人代表，不能进入评标委员会。',
  'is neither an expert nor a representative of the tenderer and cannot be on the committee.',
);
const oneself = text('不能指定本人进入评标委员会。', 'You cannot appoint yourself to the committee.');

/** Only experts and representatives without an interest in the case are appointed, and nobody by themselves. */
export async function committeeFaults(
  deps: ApiDependencies,
  me: SignedIn,
  { row, parties }: OpenedCase,
  action: Action,
  values: Readonly<Record<string, unknown>>,
): Promise<FieldFault[]> {
  const people = appointments(action, values);
  if (people.length === 0) return [];
  const { effect } = action;
  const field = effect && 'replaces' in effect ? effect.replaces[2] : undefined;
  const present = parties.filter((party) => party.leftAt === null);
  const pool = await committeePool(deps, me, row, present);
  return people.flatMap(({ userId, kind }, index): FieldFault[] => {
    const fault = (rule: string, said: Text) => [
      fieldFault(field ?? `${effect && 'appoints' in effect ? effect.appoints[1] : ''}.${index}`, rule, said),
    ];
    if (userId === me.user.id) return fault('oneself', oneself);
    const member = pool.find((one) => one.userId === userId && one.kind === kind);
    if (!member) return fault('notInPool', stranger);
    const reason = pool.find((one) => one.userId === userId && one.avoid)?.avoid;
    return reason ? fault('mustAvoid', reason) : [];
  });
}
