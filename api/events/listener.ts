import type { Response } from 'express';
import { In } from 'typeorm';
import { rows, type Database } from '../../database/database';
import type { ChangeRow } from '../../database/rows';
import { accessibleBy } from '../access/accessible-by';
import type { SignedIn } from '../http/dependencies';
import { findSession } from '../session/sessions';

/** How long a session is trusted before it is looked at again. */
const trustMs = 2000;

/** A stream of events to one session. */
export interface Listener {
  /** Tells of those changes that concern the session; ends the stream when the session is over. */
  tell(changes: readonly ChangeRow[]): Promise<void>;
  /** Keeps the connection open, and ends it when the session is over. */
  beat(): Promise<void>;
  /** Tells that everything may have changed, where what was missed is not known any more. */
  tellAll(): void;
}

const write = (res: Response, resource: string, caseId: string | null, changeId?: number): void => {
  const data = JSON.stringify({ resource, ...(caseId !== null && { id: caseId }) });
  res.write(`${changeId === undefined ? '' : `id: ${changeId}\n`}data: ${data}\n\n`);
};

/** The cases among those that the session may read. */
async function readable(database: Database, me: SignedIn, changes: readonly ChangeRow[]): Promise<Set<string>> {
  const ids = [...new Set(changes.flatMap((change) => change.caseId ?? []))];
  if (ids.length === 0) return new Set();
  const query = rows(database.read, 'case')
    .createQueryBuilder('row')
    .select('row.id')
    .where({ id: In(ids) });
  const found = await accessibleBy(me.ability, 'read', 'Case', query).getMany();
  return new Set(found.map((row) => row.id));
}

/** Whether a change may be told to the session: its own notifications, what is public, and cases that it may read. */
function concerns({ resource, userId, caseId }: ChangeRow, me: SignedIn, mayRead: ReadonlySet<string>): boolean {
  if (resource === 'notices' || resource === 'exchange') return true;
  if (resource === 'proposals') return me.ability.can('read', 'Proposal');
  if (userId !== null) return userId === me.user.id;
  return resource !== 'notifications' && caseId !== null && mayRead.has(caseId);
}

/** Opens the stream of a session. */
export function openListener(database: Database, token: string, signedIn: SignedIn, res: Response): Listener {
  let me = signedIn;
  let checkedAt = Date.now();
  const isPresent = async (trust: number): Promise<boolean> => {
    if (Date.now() - checkedAt < trust) return true;
    const found = await findSession(database, token);
    if (!found || found.mustChangePassword) {
      res.end();
      return false;
    }
    me = found;
    checkedAt = Date.now();
    return true;
  };
  return {
    async tell(changes) {
      if (res.writableEnded || !(await isPresent(trustMs))) return;
      const mayRead = await readable(database, me, changes);
      const told = new Set<string>();
      for (const change of changes) {
        const what = `${change.resource} ${change.caseId ?? ''}`;
        if (told.has(what) || !concerns(change, me, mayRead)) continue;
        told.add(what);
        write(res, change.resource, change.resource === 'notifications' ? null : change.caseId, change.id);
      }
    },
    async beat() {
      if (!res.writableEnded && (await isPresent(0))) res.write(': still here\n\n');
    },
    tellAll() {
      for (const resource of ['cases', 'tasks', 'notifications', 'notices', 'exchange']) write(res, resource, null);
      if (me.ability.can('read', 'Proposal')) write(res, 'proposals', null);
    },
  };
}
