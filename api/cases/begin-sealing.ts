import { randomBytes, randomUUID } from 'node:crypto';
import { findAction, sealingTaskFormat, text, type SealingTask } from '../../definitions/language';
import { insertRow, rows } from '../../database/database';
import { readActs } from '../../database/given';
import { shareLength } from '../../domain/sealing/share';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { isDuplicate } from '../http/duplicate';
import { refuse } from '../http/refusal';
import { openCase } from './case-access';
import { caseRefusal } from './case-refusal';
import { lotName } from './lot-name';
import { entrant } from './make-entry';
import { visibleContext } from './visible-context';

/** Sealings that a body may begin for one action of a case. */
const mostSealings = 200;

/**
 * Gives out the platform's share for one sealing, with all that is needed to fill in, check and seal it elsewhere.
 * Every call is a sealing of its own; what is handed in names the one it was made with.
 * @throws Refusal as for an entry of that action; `ActionNotOpen` where it is not sealed; `Conflict` after too many
 */
export async function beginSealing(
  deps: ApiDependencies,
  me: SignedIn,
  caseId: string,
  name: string,
): Promise<SealingTask> {
  const now = deps.clock.now();
  const opened = await openCase(deps, me, caseId);
  const { action, party } = entrant(opened, me, name, now);
  const { sealed } = action;
  if (!sealed) throw caseRefusal('ActionNotOpen', action.title);
  const bodyId = me.membership.body.id;
  const platformShare = randomBytes(shareLength).toString('hex');
  const issue = () =>
    deps.database.write(async (tx) => {
      const last = await rows(tx, 'sealing').findOne({
        where: { caseId, action: name, bodyId },
        order: { version: 'DESC' },
      });
      const next = (last?.version ?? 0) + 1;
      if (next > mostSealings) {
        throw refuse.conflict(
          'Conflict',
          text('封标次数已达上限。', 'Your body has begun too many sealings in this case.'),
        );
      }
      await insertRow(tx, 'sealing', {
        id: randomUUID(),
        caseId,
        action: name,
        bodyId,
        version: next,
        platformShare,
        createdAt: now,
        entryId: null,
        header: null,
        signed: null,
        opened: null,
        openedAt: null,
      });
      return next;
    });
  // two at the same moment count to the same number: the second counts again
  const version = await issue().catch((error: unknown) => {
    if (!isDuplicate(error)) throw error;
    return issue();
  });
  const { title } = action;
  const { calendar, unit, rules, given, taken, entered, deadline } = await visibleContext(
    deps,
    opened,
    await readActs(deps.database.read, caseId),
    now,
  );
  return {
    format: sealingTaskFormat,
    place: { case: caseId, lot: lotName(opened.row), bidder: party.bodyId ?? bodyId, version },
    title: text(`${title.zh}（${caseId}）`, `${title.en} (${caseId})`),
    platformShare,
    ...(sealed.escrow && { escrow: sealed.escrow }),
    form: findAction(opened.definition, name)?.form ?? {},
    context: { now, calendar, unit, rules, given, taken, entered, ...(deadline !== undefined && { deadline }) },
  };
}
