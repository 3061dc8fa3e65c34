import { z } from 'zod';
import { findAction, seesAct } from '../../definitions/language';
import { isInstant } from '../../domain/calendar';
import { bodyNames } from '../../database/body-names';
import { rows } from '../../database/database';
import { readActs, type FullAct } from '../../database/given';
import { withOpened } from '../../database/opened-entries';
import type { EntryRow } from '../../database/rows';
import type { entryQuery, entryViewSchema, GivenForm, Page } from '../contract';
import { cursorTo, readCursor } from '../access/cursor';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { openCase, type OpenedCase } from './case-access';
import { recordSecretForms } from './secret-forms';
import { giverOf, giverOfEntry, seesWho, visibleForm } from './visible-form';

/** Entries are read in steps until a page of visible ones is full. */
const step = 200;

/** Where a page begins: after a visible entry. A number of rows would tell how many of them are not shown. */
const placeSchema = z.tuple([z.string().refine(isInstant), z.string().min(1)]);
const cursorOf = ({ receivedAt, id }: EntryRow): string => cursorTo([receivedAt, id]);

/** Entries of a case (bids, questions, downloads) in order of receipt, as far as the person may see them. */
export async function listEntries(
  deps: ApiDependencies,
  me: SignedIn,
  caseId: string,
  { action, cursor, limit }: z.output<typeof entryQuery>,
): Promise<Page<z.input<typeof entryViewSchema>>> {
  const opened = await openCase(deps, me, caseId);
  const { definition, viewer, openness } = opened;
  const items: z.input<typeof entryViewSchema>[] = [];
  const secret = new Set<string>();
  const acts = await readActs(deps.database.read, caseId);
  const answered = async (next?: string) => {
    await recordSecretForms(deps, me, opened, [...secret]);
    return { items, ...(next !== undefined && { next }) };
  };
  const [at, id] = cursor === undefined ? ['', ''] : readCursor(cursor, placeSchema);
  let after = { at, id };
  for (;;) {
    const kept = await rows(deps.database.read, 'entry')
      .createQueryBuilder('entry')
      .where({ caseId, ...(action !== undefined && { action }) })
      .andWhere('(entry.receivedAt > :at OR (entry.receivedAt = :at AND entry.id > :id))', after)
      .orderBy('entry.receivedAt', 'ASC')
      .addOrderBy('entry.id', 'ASC')
      .limit(step)
      .getMany();
    const found = await withOpened(deps.database.read, kept);
    const names = await bodyNames(
      deps.database.read,
      found.map((entry) => entry.bodyId),
    );
    for (const entry of found) {
      after = { at: entry.receivedAt, id: entry.id };
      const party = opened.parties.find((one) => one.id === entry.partyId);
      const giver = giverOfEntry(definition, party, entry);
      if (!seesAct(definition, entry.action, giver, viewer, openness)) continue;
      const own = entry.bodyId === me.membership.body.id && me.membership.role === party?.role;
      const isNamed = own || seesWho(opened, entry.action, giver);
      const form = visibleForm(opened, entry.action, giver, entry.form);
      if (form.secret.length > 0) secret.add(entry.action);
      const reply = answerTo(opened, acts, entry.id);
      if (reply?.isSecret) secret.add(reply.answer.action);
      items.push({
        id: entry.id,
        action: entry.action,
        title: findAction(definition, entry.action)?.title ?? { zh: entry.action, en: entry.action },
        ...(isNamed && { body: { id: entry.bodyId, name: names.get(entry.bodyId) ?? entry.bodyId } }),
        receivedAt: entry.receivedAt,
        // numbers of one body would tell which of two nameless questions is whose
        version: isNamed ? entry.version : 1,
        state: entry.state,
        values: form.values,
        hidden: form.hidden,
        hash: entry.hash,
        own,
        answered: entry.answeredAt !== null,
        ...(reply && { answer: reply.answer }),
      });
      if (items.length === limit) return answered(cursorOf(entry));
    }
    if (found.length < step) return answered();
  }
}

/** What was answered to an entry, where the person may read it. */
function answerTo(
  opened: OpenedCase,
  acts: readonly FullAct[],
  id: string,
): { readonly answer: GivenForm; readonly isSecret: boolean } | undefined {
  const { definition, viewer, openness, parties } = opened;
  const act = acts.findLast(({ about }) => about === id);
  const title = act && findAction(definition, act.action)?.title;
  if (!act || !title) return undefined;
  const giver = giverOf(
    parties.find((party) => party.id === act.actor.party),
    act.receivedAt,
  );
  if (!seesAct(definition, act.action, giver, viewer, openness)) return undefined;
  const { values, hidden, secret } = visibleForm(opened, act.action, giver, act.form);
  return { answer: { action: act.action, title, at: act.receivedAt, values, hidden }, isSecret: secret.length > 0 };
}
