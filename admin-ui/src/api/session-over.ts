import type { Problem } from '../../../api/contract';

const listeners = new Set<() => void>();

/** Calls back when an answer says that the session is over; returns how to stop listening. */
export function onSessionOver(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Tells those who listen where a refusal says that the session is over. */
export function tellIfOver({ code }: Problem): void {
  if (code === 'NotSignedIn') listeners.forEach((listener) => listener());
}
