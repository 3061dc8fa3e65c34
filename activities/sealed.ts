import { In, Not } from 'typeorm';
import { currentCalendar } from '../database/calendar';
import { rows } from '../database/database';
import { definitionOf } from '../database/definitions';
import { closeGate } from '../database/gate';
import { latestValues, readActs } from '../database/given';
import { foundHash } from '../database/opened-entries';
import type { Action, CaseState, FormContext } from '../definitions/language';
import type { Unit } from '../domain/amount';
import { merkleRoot } from '../domain/hash';
import { openSealedEntry, type OpeningGround } from './open-sealed-entry';
import type { SealedActivities } from './sealed-activities';

/** The actions whose entries are opened in a stage, and those by which their shares come in. */
function actionsOf(
  stages: Readonly<Record<string, { readonly actions?: Readonly<Record<string, Action>> }>>,
  stage: string,
) {
  const all = Object.values(stages).flatMap(({ actions = {} }) => Object.entries(actions));
  const sealed = new Map(all.filter(([, action]) => action.sealed?.openedIn === stage));
  const releasing = new Map(
    all.flatMap(([name, { releases }]) => (releases !== undefined && sealed.has(releases) ? [[releases, name]] : [])),
  );
  return { sealed, releasing };
}

/** The activities of a stage that opens what was handed in sealed. */
export function sealedActivities(ground: OpeningGround): SealedActivities {
  const { database } = ground;

  const contextOf = async (caseId: string, now: string): Promise<FormContext> => {
    const row = await rows(database.read, 'case').findOneByOrFail({ id: caseId });
    const { taken, visits } = row.state as CaseState;
    const { rules } = await definitionOf(database.read, row.definitionId);
    return {
      now,
      calendar: await currentCalendar(database.read),
      unit: row.unit as Unit,
      rules,
      given: latestValues(await readActs(database.read, caseId)),
      taken,
      entered: Object.fromEntries(visits.map(({ stage, enteredAt }) => [stage, enteredAt])),
    };
  };

  return {
    async openSealed(caseId, visit) {
      await database.write((tx) => closeGate(tx, database.dialect, caseId, visit));
      const row = await rows(database.read, 'case').findOneByOrFail({ id: caseId });
      const stage = (row.state as CaseState).visits.find((one) => one.visit === visit)?.stage ?? '';
      const { stages } = await definitionOf(database.read, row.definitionId);
      const { sealed, releasing } = actionsOf(stages, stage);
      const entries = await rows(database.read, 'entry').find({
        where: { caseId, action: In([...sealed.keys()]), state: Not(In(['replaced', 'withdrawn'])) },
        order: { receivedAt: 'ASC', id: 'ASC' },
      });
      const found: { readonly hash: string; readonly isOpened: boolean }[] = [];
      for (const entry of entries) {
        const sealing = await rows(database.read, 'sealing').findOneByOrFail({ entryId: entry.id });
        const release = await rows(database.read, 'entry').findOneBy({
          caseId,
          visit,
          action: releasing.get(entry.action) ?? '',
          partyId: entry.partyId,
          state: 'valid',
        });
        const share = release ? String(release.form.share) : undefined;
        const form = sealed.get(entry.action)?.form ?? {};
        const context = await contextOf(caseId, entry.receivedAt);
        const outcome = sealing.opened ?? (await openSealedEntry(ground, { entry, sealing, share, form, context }));
        found.push({ hash: foundHash(entry.id, outcome), isOpened: outcome.kind === 'opened' });
      }
      return {
        count: found.filter(({ isOpened }) => isOpened).length,
        root: merkleRoot(found.map(({ hash }) => hash)),
      };
    },
  };
}
