import { bidArithmetic } from '../contents/bid-corrections';
import { rows, type Database } from '../database/database';
import { askedCorrections, readCorrections, saveCorrections } from '../database/corrections';
import { correctionSheets, readTenderGround } from '../database/tender-evaluation';
import { decideCorrections } from '../domain/bid-document/decide-corrections';
import { incompleteSheets } from '../domain/ranking/incomplete-sheets';
import type { CorrectionActivities } from './correction-activities';
import type { DocumentStore } from './ports/document-store';

/** What the corrections need of the deployment. `now` is the platform's clock. */
export interface CorrectionDeployment {
  readonly database: Database;
  readonly documents: Pick<DocumentStore, 'read'>;
  readonly now: () => string;
}

/** The activities by which prices are corrected. */
export function correctionActivities({ database, documents, now }: CorrectionDeployment): CorrectionActivities {
  const { read } = database;
  return {
    async findCorrections(caseId, visit) {
      const { found } = await bidArithmetic({ read, documents }, caseId);
      if (found.length === 0) return { count: 0, hash: '' };
      // the code of the stage may begin again with other members: what was decided stands until it is decided anew
      const decided = (await readCorrections(read, caseId, visit))?.decided;
      return { count: found.length, hash: await saveCorrections(database, caseId, visit, { found, decided }, now()) };
    },

    async decideCorrections(caseId, visit) {
      const { found, without } = await bidArithmetic({ read, documents }, caseId);
      const decided = decideCorrections(found, await correctionSheets(read, caseId, visit), without);
      const hash = await saveCorrections(database, caseId, visit, { found, decided }, now());
      const open = (await askedCorrections(read, caseId, visit)).filter(
        ({ taken, confirmation }) => taken.length > 0 && confirmation === undefined,
      );
      const entries = rows(read, 'entry');
      const questions = open.map(async ({ bid, question }) => {
        const { partyId } = await entries.findOneByOrFail({ caseId, id: bid });
        return { id: question, to: partyId };
      });
      return { hash, questions: await Promise.all(questions) };
    },

    async findIncompleteSheets(caseId, visit) {
      return incompleteSheets((await readTenderGround(read, caseId, visit)).input);
    },
  };
}
