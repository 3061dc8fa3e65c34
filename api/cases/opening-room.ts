import { hexToBytes } from '@noble/hashes/utils.js';
import { In } from 'typeorm';
import { unopenedReason } from '../../domain/sealing/unopened-reason';
import { bodyNames } from '../../database/body-names';
import { rows } from '../../database/database';
import { withOpened } from '../../database/opened-entries';
import type { AttendanceRow, EntryRow, SealingRow } from '../../database/rows';
import { unsecuredEntries } from '../../database/secured';
import { sealedFileHash, standingStates } from '../../database/stood-at-deadline';
import { shareHash } from '../../domain/sealing/share';
import type { SignedStatement } from '../../domain/sealing/statement';
import type { LeftOutBid, OpeningBid, OpeningRoom } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { isHere } from './attendance';
import { openCase, type OpenedCase } from './case-access';
import { openedValues } from './opened-values';
import { openingPlace, type OpeningPlace } from './opening-place';

/** A sealed entry that stood at the deadline, with what the platform keeps of its seal and the entry that opened it. */
export interface SealedAtOpening {
  readonly entry: EntryRow;
  /** What was found in it; the entry itself before. */
  readonly said: EntryRow;
  readonly sealing: SealingRow;
  readonly release: EntryRow | undefined;
}

/** The sealed entries that stood at the deadline, sorted by hash, which tells nothing of whose they are. */
export async function sealedAtOpening(
  { database: { read } }: ApiDependencies,
  caseId: string,
  { name, releasing, visit }: OpeningPlace,
): Promise<SealedAtOpening[]> {
  const standing = { caseId, action: name, state: standingStates };
  const entries = await rows(read, 'entry').find({ where: standing, order: { hash: 'ASC' } });
  const said = await withOpened(read, entries);
  const sealings = await rows(read, 'sealing').findBy({ entryId: In(entries.map(({ id }) => id)) });
  const given = await rows(read, 'entry').findBy({
    caseId,
    visit: visit.visit,
    action: In([...releasing]),
    state: 'valid',
  });
  const releases = new Map(given.map((entry) => [shareHash(hexToBytes(String(entry.form.share))), entry]));
  return entries.flatMap((entry, index) => {
    const sealing = sealings.find(({ entryId }) => entryId === entry.id);
    const share = (sealing?.signed as SignedStatement | null | undefined)?.statement.share; // checked when it was bound
    if (!sealing || share === undefined) return [];
    return [{ entry, said: said[index] ?? entry, sealing, release: releases.get(share) }];
  });
}

/** The bids that were left out at the deadline for want of a deposit; nobody is told of them before the others are opened. */
export async function leftOutAtDeadline(
  { database: { read } }: ApiDependencies,
  caseId: string,
  { name, isOpened }: OpeningPlace,
): Promise<LeftOutBid[]> {
  if (!isOpened) return [];
  const entries = (await unsecuredEntries(read, caseId)).filter(({ action }) => action === name);
  const names = await bodyNames(
    read,
    entries.map(({ bodyId }) => bodyId),
  );
  return entries.map((entry) => ({
    bidder: { id: entry.bodyId, name: names.get(entry.bodyId) ?? entry.bodyId },
    hash: entry.hash,
    file: sealedFileHash(entry),
    receivedAt: entry.receivedAt,
  }));
}

/** Who was present, the first first. */
export const attendanceOf = ({ database: { read } }: ApiDependencies, caseId: string): Promise<AttendanceRow[]> =>
  rows(read, 'attendance').find({ where: { caseId }, order: { firstAt: 'ASC', id: 'ASC' } });

/**
 * The opening room of a case: what is sealed, whose share is in, who is present, and once all is opened what was found.
 * @throws Refusal NotFound before the bids are to be opened, and where none are sealed
 */
export async function openingRoom(deps: ApiDependencies, me: SignedIn, caseId: string): Promise<OpeningRoom> {
  const opened = await openCase(deps, me, caseId);
  const { definition } = opened;
  const place = openingPlace(opened);
  const sealed = await sealedAtOpening(deps, caseId, place);
  const present = await attendanceOf(deps, caseId);
  const bodies = new Set(sealed.map(({ entry }) => entry.bodyId));
  const here = new Set(present.filter(isHere).map(({ bodyId }) => bodyId));
  const names = await bodyNames(deps.database.read, [...bodies, ...present.map(({ bodyId }) => bodyId)]);
  const { startedAt } = place;
  const fewest = definition.rules['fewestBids']?.value;
  return {
    action: place.name,
    ...(startedAt !== undefined && { startedAt }),
    isOpened: place.isOpened,
    ...(typeof fewest === 'number' && { fewest }),
    bids: sealed.map((one) => shownBid(opened, me, place, one, names)),
    leftOut: await leftOutAtDeadline(deps, caseId, place),
    bidders: { all: bodies.size, here: [...bodies].filter((id) => here.has(id)).length },
    attendance: await shownAttendance(deps, me, opened, place, present, names),
  };
}

function shownBid(
  opened: OpenedCase,
  me: SignedIn,
  place: OpeningPlace,
  { entry, said, sealing, release }: SealedAtOpening,
  names: ReadonlyMap<string, string>,
): OpeningBid {
  const { isOpened } = place;
  const party = opened.parties.find(({ id }) => id === entry.partyId);
  const own = entry.bodyId === me.membership.body.id && party?.role === me.membership.role;
  const base = { hash: entry.hash, file: sealedFileHash(entry), receivedAt: entry.receivedAt, own };
  const found = isOpened ? sealing.opened : null;
  const bidder = isOpened || own ? { bidder: { id: entry.bodyId, name: names.get(entry.bodyId) ?? entry.bodyId } } : {};
  if (!found) return { ...base, ...bidder, released: release !== undefined, state: 'sealed', values: {} };
  const { receivedAt } = entry;
  const values = { ...openedValues(opened, place, party, { form: said.form, receivedAt }) };
  return {
    ...base,
    ...bidder,
    released: release !== undefined,
    state: found.kind,
    values: found.kind === 'opened' ? values : {},
    ...(found.kind !== 'opened' && { why: unopenedReason(found) }),
    ...(sealing.openedAt !== null && { openedAt: sealing.openedAt }),
  };
}

/** Who is present, as far as the person may know: bidders are named once the bids are open. */
async function shownAttendance(
  deps: ApiDependencies,
  me: SignedIn,
  { definition }: OpenedCase,
  { action, isOpened }: OpeningPlace,
  present: readonly AttendanceRow[],
  names: ReadonlyMap<string, string>,
): Promise<OpeningRoom['attendance']> {
  const givers = [action.by].flat();
  const known = present.filter(({ role, userId }) => isOpened || !givers.includes(role) || userId === me.user.id);
  const users = await rows(deps.database.read, 'user').findBy({ id: In(known.map(({ userId }) => userId)) });
  return known.map((one) => ({
    name: users.find(({ id }) => id === one.userId)?.name ?? '',
    body: { id: one.bodyId, name: names.get(one.bodyId) ?? one.bodyId },
    roleTitle: definition.roles[one.role]?.title ?? { zh: one.role, en: one.role },
    firstAt: one.firstAt,
    lastAt: one.lastAt,
    here: isHere(one),
  }));
}
