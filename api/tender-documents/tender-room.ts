import {
  actionNames,
  composes,
  offeredAction,
  rolesOf,
  text,
  type Action,
  type Process,
} from '../../definitions/language';
import { rows } from '../../database/database';
import type { CaseRow, TenderDraftRow } from '../../database/rows';
import { openCase, type OpenedCase } from '../cases/case-access';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';

/** The tender document of a project as one of those meets it who write it. */
export interface TenderRoomGround {
  readonly opened: OpenedCase;
  /** The cases of the project, in the order of their lots. */
  readonly cases: readonly CaseRow[];
  readonly kept: TenderDraftRow | undefined;
  /** What the case takes a tender document for now. */
  readonly action: { readonly name: string; readonly action: Action; readonly does: 'filing' | 'addendum' } | undefined;
}

const allActions = ({ stages, anytime }: Process): Action[] => [
  ...Object.values(stages).flatMap(({ actions = {} }) => Object.values<Action>(actions)),
  ...Object.values(anytime),
];

/**
 * Opens the room in which the tender document of a case is written. It is for those who hand it in: nobody else learns
 * whether there is a draft.
 * @throws Refusal `NotFound` for everybody else, and in cases whose definition takes no such document
 */
export async function openTenderRoom(deps: ApiDependencies, me: SignedIn, caseId: string): Promise<TenderRoomGround> {
  const opened = await openCase(deps, me, caseId);
  const { definition, state, mine, row } = opened;
  const isMine = (action: Action) => mine.some(({ role }) => rolesOf(action).includes(role));
  if (!allActions(definition).some((action) => composes(action.form) !== undefined && isMine(action))) {
    throw refuse.notFound();
  }
  const found = row.closing === null ? actionNames(definition, state) : [];
  const action = found.flatMap((name) => {
    const offered = offeredAction(definition, state, name);
    const does = composes(offered?.form);
    return offered && does !== undefined && isMine(offered) ? [{ name, action: offered, does }] : [];
  })[0];
  const { read } = deps.database;
  const cases = await rows(read, 'case').find({ where: { projectId: row.projectId }, order: { id: 'ASC' } });
  const kept = (await rows(read, 'tenderDraft').findOneBy({ projectId: row.projectId })) ?? undefined;
  return { opened, cases, kept, action };
}

/** @throws Refusal `ActionNotOpen` where the tender document cannot be changed now */
export function mustTakeDocument({ action }: TenderRoomGround): NonNullable<TenderRoomGround['action']> {
  if (action) return action;
  throw refuse.conflict(
    'ActionNotOpen',
    text(
      '招标文件已提交，本环节不能修改；需要修改的，在投标环节以补遗发布。',
      'The tender document has been handed in and cannot be changed in this stage; changes are issued as an addendum while bids are taken.',
    ),
  );
}
