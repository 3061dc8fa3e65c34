import { In } from 'typeorm';
import { findAction, type CaseEvent } from '../../definitions/language';
import { bodyNames } from '../../database/body-names';
import { rows } from '../../database/database';
import { readActs } from '../../database/given';
import { canonicalJson } from '../../domain/canonical';
import type { OpeningRecord } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { openCase } from './case-access';
import { sealedFileHash } from '../../database/stood-at-deadline';
import { attendanceOf, leftOutAtDeadline, sealedAtOpening } from './opening-room';
import { openedValues } from './opened-values';
import { openingPlace } from './opening-place';
import { giverOf, visibleForm } from './visible-form';

/**
 * The record of an opening as data, signed by the platform: what was opened when, before whom, what was said to it, and
 * who has confirmed it. It grows until the opening is over.
 * @throws Refusal NotFound before all bids are opened
 */
export async function openingRecord(deps: ApiDependencies, me: SignedIn, caseId: string): Promise<OpeningRecord> {
  const { database, configuration, signer } = deps;
  const opened = await openCase(deps, me, caseId);
  const { row, state, definition, parties } = opened;
  const place = openingPlace(opened);
  if (!place.isOpened) throw refuse.notFound();
  const { visit, startedAt } = place;
  const openStages = new Set([place.stage, ...[place.action.secretUntil ?? []].flat()]);
  const sealed = await sealedAtOpening(deps, caseId, place);
  const present = await attendanceOf(deps, caseId);
  const confirming = Object.values(definition.stages)
    .filter((_, index) => openStages.has(Object.keys(definition.stages)[index] ?? ''))
    .flatMap(({ actions = {} }) => Object.keys(actions).filter((name) => actions[name]?.needs === place.name))
    .filter((name) => !place.releasing.includes(name));
  const confirmed = await rows(database.read, 'entry').find({
    where: { caseId, action: In(confirming), state: 'valid' },
    order: { receivedAt: 'ASC' },
  });
  const names = await bodyNames(database.read, [
    ...sealed.map(({ entry }) => entry.bodyId),
    ...present.map(({ bodyId }) => bodyId),
    ...confirmed.map(({ bodyId }) => bodyId),
  ]);
  const bodyOf = (id: string) => ({ id, name: names.get(id) ?? id });
  const users = await rows(database.read, 'user').findBy({ id: In(present.map(({ userId }) => userId)) });
  const acts = (await readActs(database.read, caseId)).filter(({ stage }) => openStages.has(stage));
  const bidding = state.visits.findLast((one) => one.visit < visit.visit);
  const fewest = definition.rules['fewestBids']?.value;
  const platform = configuration.platform.code;

  const record: OpeningRecord['record'] = {
    format: 'opening-record/1',
    ...(platform !== undefined && { platform }),
    case: caseId,
    title: row.title,
    ...(row.lot !== null && { lot: row.lot }),
    process: definition.process,
    version: definition.version,
    ...(bidding?.deadlineAt !== undefined && { bidDeadline: bidding.deadlineAt }),
    ...(startedAt !== undefined && { startedAt }),
    openedAt: visit.leftAt ?? visit.enteredAt,
    ...(typeof fewest === 'number' && { fewest }),
    bids: sealed.flatMap(({ entry, said, sealing: { opened: found, openedAt }, release }) => {
      if (!found) return [];
      const party = parties.find(({ id }) => id === entry.partyId);
      const { receivedAt } = entry;
      const values = openedValues(opened, place, party, { form: said.form, receivedAt });
      const read = Object.entries(values).filter(([name]) => place.action.form?.[name]?.type !== 'document');
      return [
        {
          bidder: bodyOf(entry.bodyId),
          hash: entry.hash,
          file: sealedFileHash(entry),
          receivedAt,
          ...(release && { releasedAt: release.receivedAt }),
          state: found.kind,
          ...(found.kind !== 'opened' && { why: found.why }),
          ...(openedAt !== null && { openedAt }),
          values: found.kind === 'opened' ? Object.fromEntries(read) : {},
        },
      ];
    }),
    leftOut: await leftOutAtDeadline(deps, caseId, place),
    attendance: present.map(({ userId, bodyId, role, firstAt, lastAt }) => ({
      name: users.find(({ id }) => id === userId)?.name ?? '',
      body: bodyOf(bodyId),
      role,
      firstAt,
      lastAt,
    })),
    acts: acts.map(({ seq, receivedAt: at, action, actor, form }) => {
      const giver = giverOf(
        parties.find(({ id }) => id === actor.party),
        at,
      );
      const title = findAction(definition, action)?.title ?? { zh: action, en: action };
      return { seq, at, action, title, role: actor.role, values: visibleForm(opened, action, giver, form).values };
    }),
    confirmed: confirmed.map(({ bodyId, receivedAt: at, hash }) => ({ bidder: bodyOf(bodyId), at, hash })),
    noted: await notedHashes(deps, caseId),
    chainHead: row.head,
  };
  const { algorithm, keyId } = signer;
  return { record, signature: await signer.sign(canonicalJson(record)), algorithm, keyId };
}

/** Hashes in the chain of the case, by what they are of. */
async function notedHashes({ database }: ApiDependencies, caseId: string): Promise<Record<string, string>> {
  const events = await rows(database.read, 'event').find({ where: { caseId, kind: 'noted' }, order: { seq: 'ASC' } });
  const noted = events.map(({ json }) => (json as CaseEvent).about ?? []);
  return Object.fromEntries(noted.map(([name = '', hash = '']) => [name, hash]));
}
