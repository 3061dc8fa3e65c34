import { In } from 'typeorm';
import { seesAct, seesParty } from '../../definitions/language';
import { bodyNames } from '../../database/body-names';
import { rows } from '../../database/database';
import type { PartyRow } from '../../database/rows';
import { recordSecretReads } from '../audit/record';
import type { CaseView } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import type { OpenedCase } from './case-access';
import { giverOf, giverOfEntry, seesWho } from './visible-form';

/** The parties of a case that the person may know. */
export async function visibleParties(
  deps: ApiDependencies,
  me: SignedIn,
  opened: OpenedCase,
): Promise<CaseView['parties']> {
  const { definition, viewer, openness } = opened;
  const present = opened.parties.filter((party) => party.leftAt === null);
  const known = await knownParties(deps, opened);
  const shown = present.filter(
    (party) =>
      seesParty(definition, party.role, giverOf(party, party.since), viewer, openness) &&
      (definition.roles[party.role]?.party !== 'many' || known.has(party.id)),
  );
  const isSecret = (party: PartyRow) =>
    party.userId !== null &&
    party.userId !== me.user.id &&
    !seesParty(definition, party.role, giverOf(party, party.since), { roles: [] }, openness);
  if (shown.some(isSecret)) {
    const { id: caseId, region } = opened.row;
    await recordSecretReads(deps.database, me, deps.clock.now(), [{ caseId, region, what: 'committee' }]);
  }
  const bodies = await bodyNames(
    deps.database.read,
    shown.flatMap((party) => (party.bodyId ? [party.bodyId] : [])),
  );
  const people = shown.flatMap((party) => (party.userId ? [party.userId] : []));
  const users = people.length > 0 ? await rows(deps.database.read, 'user').findBy({ id: In(people) }) : [];
  return shown.map((party) => ({
    role: party.role,
    roleTitle: definition.roles[party.role]?.title ?? { zh: party.role, en: party.role },
    ...(party.bodyId && { body: { id: party.bodyId, name: bodies.get(party.bodyId) ?? party.bodyId } }),
    ...(party.userId && {
      user: { id: party.userId, name: users.find((user) => user.id === party.userId)?.name ?? '' },
    }),
    since: party.since,
  }));
}

/** Of the many that may take part in a role, those of whom the person sees an act or entry with its author. */
async function knownParties(deps: ApiDependencies, opened: OpenedCase): Promise<ReadonlySet<string>> {
  const { definition, viewer, openness, parties, row, mine } = opened;
  const entries = await rows(deps.database.read, 'entry').find({
    where: { caseId: row.id },
    select: { id: true, action: true, partyId: true, receivedAt: true, state: true, answeredAt: true },
  });
  const made = entries.filter((entry) => {
    const giver = giverOfEntry(
      definition,
      parties.find((party) => party.id === entry.partyId),
      entry,
    );
    return seesAct(definition, entry.action, giver, viewer, openness) && seesWho(opened, entry.action, giver);
  });
  return new Set([...mine.map((party) => party.id), ...made.map((entry) => entry.partyId)]);
}
