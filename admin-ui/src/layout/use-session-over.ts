import { useEffect, useState } from 'react';
import { onSessionOver } from '../api/session-over';

interface SessionOver {
  /** An answer has said that the session is over. */
  readonly isOver: boolean;
  readonly onSignedIn: () => void;
}

/** Whether the session has ended under the page that stands open. */
export function useSessionOver(): SessionOver {
  const [isOver, setOver] = useState(false);
  useEffect(() => onSessionOver(() => setOver(true)), []);
  return { isOver, onSignedIn: () => setOver(false) };
}
