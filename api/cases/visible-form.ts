import {
  findAction,
  isAnswered,
  isHeldSecret,
  seesActor,
  seesField,
  type Giver,
  type Openness,
  type Process,
  type Viewer,
} from '../../definitions/language';
import type { EntryRow, PartyRow } from '../../database/rows';

/** A form with only what the viewer may read; `hidden` names what exists and is not shown. */
export interface VisibleForm {
  readonly values: Record<string, unknown>;
  readonly hidden: string[];
  /** What of the values is still secret from others, and not the viewer's own: reading it is put on record. */
  readonly secret: string[];
}

/** What one person may see of the acts and entries of a case. The one filter of every channel. */
export interface Sight {
  readonly definition: Process;
  readonly viewer: Viewer;
  readonly openness: Openness;
}

/** Who gave an act or entry, and when: the party that acted; and the party that is asked, where it asks one. */
export const giverOf = (party: PartyRow | undefined, at?: string, asked?: PartyRow): Giver => ({
  at,
  since: party?.since,
  ...(asked && { asks: asked.bodyId ?? undefined }),
  role: party?.role,
  bodyId: party?.bodyId ?? undefined,
  userId: party?.userId ?? undefined,
});

/** Who made an entry, and how it stands: what was replaced or withdrawn is void, what waits for its answer pending. */
export const giverOfEntry = (
  definition: Process,
  party: PartyRow | undefined,
  entry: Pick<EntryRow, 'action' | 'receivedAt' | 'state' | 'answeredAt'>,
): Giver => ({
  ...giverOf(party, entry.receivedAt),
  isVoid: entry.state !== 'valid',
  isPending: entry.answeredAt === null && isAnswered(definition, entry.action),
});

/** The part of a form that the viewer may read. */
export function visibleForm(
  { definition, viewer, openness }: Sight,
  action: string,
  giver: Giver,
  form: Readonly<Record<string, unknown>>,
): VisibleForm {
  const values: Record<string, unknown> = {};
  const hidden: string[] = [];
  const secret: string[] = [];
  for (const name of Object.keys(findAction(definition, action)?.form ?? {})) {
    if (!(name in form)) continue;
    if (!seesField(definition, action, name, giver, viewer, openness)) {
      hidden.push(name);
      continue;
    }
    values[name] = form[name];
    if (isHeldSecret(definition, action, name, giver, viewer, openness)) secret.push(name);
  }
  return { values, hidden, secret };
}

/** Whether the viewer may learn who took an act. */
export const seesWho = ({ definition, viewer, openness }: Sight, action: string, giver: Giver): boolean =>
  seesActor(definition, action, giver, viewer, openness);
