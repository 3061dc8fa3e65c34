import { z } from 'zod';
import { invitationSchema, type Invitation } from '../api/contract';
import type { People } from './people';
import { PlatformRefusal, type Session } from './session';

const invitations = z.object({ items: z.array(invitationSchema) });
/** Real milliseconds for which what an expert was called to is not asked again. */
const freshMs = 500;

/** The experts of a platform, who look at their invitations. All cases of a play share them. */
export interface CalledExperts {
  /** Whoever is called to that place accepts, and sits down there. */
  comeTo(place: string, seatCode: string): Promise<void>;
  /** Who sits there, with their sessions. */
  seatedAt(place: string): Promise<ReadonlyMap<string, Session>>;
}

/** The experts whom these people can log in. */
export function calledExperts(people: People): CalledExperts {
  const read = new Map<string, { readonly at: number; readonly items: Promise<readonly Invitation[]> }>();
  const callsOf = (userId: string, session: Session): Promise<readonly Invitation[]> => {
    const known = read.get(userId);
    if (known && Date.now() - known.at < freshMs) return known.items;
    const items = session.get('/api/invitations', invitations).then((found) => found.items);
    read.set(userId, { at: Date.now(), items });
    return items;
  };
  return {
    async comeTo(place, code) {
      for (const [userId, session] of await people.registeredExperts()) {
        const call = (await callsOf(userId, session)).find((one) => one.place === place && one.isOpen);
        if (!call) continue;
        read.delete(userId);
        await unlessOver(async () => {
          if (call.answer === undefined) {
            await session.post(`/api/invitations/${call.id}/answer`, { answer: 'accepted' }, invitationSchema);
          }
          await session.post(`/api/invitations/${call.id}/seat`, { code }, invitationSchema);
        });
      }
    },
    async seatedAt(place) {
      const seated = new Map<string, Session>();
      for (const [userId, session] of await people.registeredExperts()) {
        const calls = await callsOf(userId, session);
        if (calls.some((one) => one.place === place && one.seatedAt !== undefined)) seated.set(userId, session);
      }
      return seated;
    },
  };
}

/** A call that was answered too late was made to somebody else meanwhile. */
async function unlessOver(answer: () => Promise<void>): Promise<void> {
  try {
    await answer();
  } catch (error) {
    if (!(error instanceof PlatformRefusal && error.code === 'Conflict')) throw error;
  }
}
