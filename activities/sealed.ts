import { hexToBytes } from '@noble/hashes/utils.js';
import { In } from 'typeorm';
import { currentCalendar } from '../database/calendar';
import { rows } from '../database/database';
import { definitionOf } from '../database/definitions';
import { closeGate } from '../database/gate';
import { latestValues, readActs } from '../database/given';
import { foundHash } from '../database/opened-entries';
import type { SealingRow } from '../database/rows';
import { standingStates } from '../database/stood-at-deadline';
import type { CaseState, FormContext, Process } from '../definitions/language';
import type { Unit } from '../domain/amount';
import { merkleRoot } from '../domain/hash';
import { shareHash } from '../domain/sealing/share';
import type { SignedStatement } from '../domain/sealing/statement';
import { sideBySide } from '../domain/side-by-side';
import { openSealedEntry, type OpeningGround } from './open-sealed-entry';
import type { SealedActivities } from './sealed-activities';
import { whileAlive } from './while-alive';

/**
 * So many bids are opened at once: one calculates while another waits for the disk or the bucket. Each holds a few
 * chunks of 1 MiB, and in a bucket two parts of 8 MiB that are on their way.
 */
const openedAtOnce = 4;

/** SHA-256 of the share that opens an entry, as whoever handed it in has signed it. */
const shareOf = ({ signed }: SealingRow): string => (signed as SignedStatement | null)?.statement.share ?? '';

/** The actions whose entries are opened in a stage, and those by which their shares come in. */
function actionsOf({ stages }: Process, stage: string) {
  const all = Object.values(stages).flatMap(({ actions = {} }) => Object.entries(actions));
  const sealed = new Map(all.filter(([, action]) => action.sealed?.openedIn === stage));
  const releasing = all.flatMap(([name, { releases = '' }]) => (sealed.has(releases) ? [name] : []));
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

  /** The sealed entries that stand and are opened in that stay, and the shares that have come in, by their hash. */
  const toBeOpened = async (caseId: string, visit: number) => {
    const { row, stage } = await placeOf(caseId, visit);
    const { sealed, releasing } = actionsOf(await definitionOf(database.read, row.definitionId), stage);
    const entries = await rows(database.read, 'entry').find({
      where: { caseId, action: In([...sealed.keys()]), state: standingStates },
      order: { receivedAt: 'ASC', id: 'ASC' },
    });
    const releases = await rows(database.read, 'entry').findBy({
      caseId,
      visit,
      action: In([...releasing]),
      state: 'valid',
    });
    const given = releases.map(({ form }) => String(form.share));
    return { sealed, entries, shares: new Map(given.map((share) => [shareHash(hexToBytes(share)), share])) };
  };

  const placeOf = async (caseId: string, visit: number) => {
    const row = await rows(database.read, 'case').findOneByOrFail({ id: caseId });
    return { row, stage: (row.state as CaseState).visits.find((one) => one.visit === visit)?.stage ?? '' };
  };

  /** Nothing is decrypted before everybody can see what was sealed. @throws Error, to be tried again */
  const mustBePublic = async (caseId: string, kind: string | undefined): Promise<void> => {
    if (kind === undefined || (await rows(database.read, 'notice').existsBy({ caseId, kind }))) return;
    throw new Error(`${kind} of ${caseId} is not public yet`);
  };

  return {
    async countMissingShares(caseId, visit) {
      const { entries, shares } = await toBeOpened(caseId, visit);
      const sealings = await rows(database.read, 'sealing').findBy({ entryId: In(entries.map(({ id }) => id)) });
      return sealings.filter((sealing) => !shares.has(shareOf(sealing))).length;
    },

    openSealed: (caseId, visit) =>
      whileAlive(async (stillWanted) => {
        await database.write((tx) => closeGate(tx, database.dialect, caseId, visit));
        const { row, stage } = await placeOf(caseId, visit);
        const { stages } = await definitionOf(database.read, row.definitionId);
        await mustBePublic(caseId, stages[stage]?.publishes);
        const { sealed, entries, shares } = await toBeOpened(caseId, visit);
        const found = await sideBySide(entries, openedAtOnce, async (entry) => {
          stillWanted();
          const sealing = await rows(database.read, 'sealing').findOneByOrFail({ entryId: entry.id });
          const share = shares.get(shareOf(sealing));
          const form = sealed.get(entry.action)?.form ?? {};
          const context = await contextOf(caseId, entry.receivedAt);
          const outcome = sealing.opened ?? (await openSealedEntry(ground, { entry, sealing, share, form, context }));
          return { hash: foundHash(entry.id, outcome), isOpened: outcome.kind === 'opened' };
        });
        return {
          count: found.filter(({ isOpened }) => isOpened).length,
          root: merkleRoot(found.map(({ hash }) => hash)),
        };
      }),
  };
}
