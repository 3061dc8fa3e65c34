import { lastDraw } from '../../database/draws';
import { text, type Action, type SeedStep, type Text } from '../../definitions/language';
import { contributionOf, listHash } from '../../domain/drawing/draw-list';
import { openedShare, termsOf } from '../../domain/drawing/draw-record';
import { readSeedPart } from '../../domain/drawing/seed-part';
import { isOpenedPiece, isSoundDealing, opensDealing } from '../../domain/drawing/seed-share';
import type { OpenedCase } from '../cases/case-access';
import type { FieldFault } from '../contract';
import type { ApiDependencies } from '../http/dependencies';
import { fieldFault } from '../http/refusal';
import { openedDraw, type OpenedDraw } from './open-draw';

const words = {
  unsound: text(
    '承诺无效：与名单、密钥或参与方不符，请重新生成。',
    'The commitment does not hold: it does not fit the list, the keys or your role. Make it again.',
  ),
  otherShare: text('与您承诺的份额不符。', 'This does not open the share that you have committed to.'),
  otherPieces: text(
    '须正确打开您保管的、尚未公开的每一份。',
    'You must open your piece of every share that is still withheld, as it was given to you.',
  ),
} as const;

/** The parties whose shares nobody has opened yet. */
const withheldOf = ({ row, contributions }: OpenedDraw): string[] =>
  contributions.filter((one) => openedShare(row.list, one) === undefined).map(({ party }) => party);

/** Why a part of the seed is not taken in this draw, from that role; undefined when it is. */
function unfit(draw: OpenedDraw, role: string, step: SeedStep, value: string): Text | undefined {
  const { list } = draw.row;
  const terms = termsOf(list);
  const about = (party: string) => contributionOf(listHash(list), party);
  const own = draw.contributions.find(({ party }) => party === role);
  switch (step) {
    case 'key':
      return undefined;
    case 'dealing': {
      const dealing = readSeedPart('dealing', value);
      return dealing && isSoundDealing(terms, dealing, about(role)) ? undefined : words.unsound;
    }
    case 'secret':
      return own && opensDealing(value, own.dealing) ? undefined : words.otherShare;
    case 'pieces': {
      const given = readSeedPart('pieces', value) ?? [];
      const place = list.keepers.findIndex(({ party }) => party === role) + 1;
      const isWhole = withheldOf(draw).every((party) => given.some((one) => one.party === party));
      const areSound = given.every(({ party, piece }) => {
        const made = draw.contributions.find((one) => one.party === party);
        return made && piece.keeper === place && isOpenedPiece(terms, made.dealing, piece, about(party));
      });
      return isWhole && areSound ? undefined : words.otherPieces;
    }
  }
}

/** What is contributed to a seed must hold in the draw under way: what is refused here would be found out by everybody. */
export async function seedFaults(
  deps: ApiDependencies,
  { row: { id }, state }: OpenedCase,
  role: string,
  action: Action,
  values: Readonly<Record<string, unknown>>,
): Promise<FieldFault[]> {
  const parts = Object.entries(action.form ?? {}).flatMap(([name, field]) =>
    field.type === 'seedPart' && field.step !== 'key' ? [{ name, step: field.step }] : [],
  );
  if (parts.length === 0) return [];
  const row = await lastDraw(deps.database.read, id);
  if (row?.visit !== state.visit) return parts.map(({ name }) => fieldFault(name, 'notASeedPart', words.unsound));
  const draw = await openedDraw(deps, row, state);
  return parts.flatMap(({ name, step }) => {
    const why = unfit(draw, role, step, String(values[name]));
    return why ? [fieldFault(name, 'notASeedPart', why)] : [];
  });
}
