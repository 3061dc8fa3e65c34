import { sha256 } from '../hash';
import { drawFormat } from './draw-list';

/**
 * The secret of a draw, from which the salts of its people come: the hash of a signature that only the platform's key
 * can make. It is kept nowhere, so that the rows of a draw name nobody. `sign` must sign the same text in one way.
 */
export const drawSecret = async (sign: (text: string) => Promise<string>, drawId: string): Promise<string> =>
  sha256(await sign(`${drawFormat} secret ${drawId}`));
