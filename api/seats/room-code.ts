import { sha256 } from '../../domain/hash';
import type { CaseRow } from '../../database/rows';

/** The code with which experts sign in to seats of a room for one case: eight digits that hang in the room. */
export const roomCode = ({ salt }: Pick<CaseRow, 'salt'>, roomId: string): string =>
  String(BigInt(`0x${sha256(`seat code ${salt} ${roomId}`).slice(0, 16)}`) % 100_000_000n).padStart(8, '0');
