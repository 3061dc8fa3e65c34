import { rows } from '../../database/database';
import type { BodyRow, ProposalRow } from '../../database/rows';
import { text, type Text } from '../../definitions/language/text';
import { hashOf } from '../../domain/hash';
import type { Body } from '../contract';
import { refuse } from '../http/refusal';
import type { ProposalKind } from '../proposals/proposal-kind';
import { checkOperated } from './check-operated';
import { refuseTaken, storeBody } from './store-body';

/** What of a body shall be otherwise. `before` is how it was when that was proposed; a new body has none. */
export interface BodyChange {
  readonly before?: BodyRow;
  readonly after: BodyRow;
}

/** The change of a proposal of the kinds `body` and `office`, written by `proposeBody` only. */
const bodyChangeIn = ({ content }: ProposalRow): BodyChange => content as BodyChange;

/** Whether two states of a body say the same. */
export const isSameBody = (a: BodyRow, b: BodyRow): boolean => hashOf({ ...a }) === hashOf({ ...b });

/** What is otherwise, each thing named. */
function differences(before: BodyRow, after: BodyRow): Text[] {
  const changed: [boolean, Text][] = [
    [
      before.active !== after.active,
      after.active ? text('重新启用', 'active again') : text('停用', 'no longer active'),
    ],
    [before.name !== after.name, text('名称', 'name')],
    [before.kinds.join() !== after.kinds.join(), text('类型', 'kinds')],
    [before.region !== after.region, text('地区', 'region')],
    [before.industries.join() !== after.industries.join(), text('行业', 'industries')],
    [before.uscc !== after.uscc, text('统一社会信用代码', 'credit code')],
  ];
  return changed.flatMap(([isSo, words]) => (isSo ? [words] : []));
}

/** What a change does, in words. */
export function bodyTitle({ before, after }: BodyChange): Text {
  if (!before) return text(`新建单位“${after.name}”`, `Register the body “${after.name}”`);
  const what = differences(before, after);
  const zh = what.map((each) => each.zh).join('、');
  const en = what.map((each) => each.en).join(', ');
  return text(`修改单位“${before.name}”：${zh}`, `Change the body “${before.name}”: ${en}`);
}

const shown = ({ id: _, uscc, kinds, ...row }: BodyRow): Omit<Body, 'id'> => ({
  ...row,
  kinds: kinds as Body['kinds'], // checked when it was proposed
  ...(uscc !== null && { uscc }),
});

/** A body that waits for a second person: what its people may do depends on its kinds, region and industries. */
export const bodyProposals: ProposalKind = {
  recordedAs: 'body',

  title: (_manager, row) => bodyTitle(bodyChangeIn(row)),

  view(_deps, row) {
    const { before, after } = bodyChangeIn(row);
    return Promise.resolve({ body: { ...(before && { before: shown(before) }), after: shown(after) } });
  },

  async carryOut(tx, row) {
    const { before, after } = bodyChangeIn(row);
    const present = await rows(tx, 'body').findOneBy({ id: after.id });
    const isSame = before && present ? isSameBody(before, present) : !before && !present;
    if (!isSame) {
      throw refuse.conflict(
        'Conflict',
        text(
          '提出之后该单位已有变动，此项不能再生效。请按现状重新提出。',
          'The body has changed since this was proposed, so it does not fit any more. Propose it anew.',
        ),
      );
    }
    await refuseTaken(tx, after);
    await storeBody(tx, after, before);
    await checkOperated(tx);
  },
};
