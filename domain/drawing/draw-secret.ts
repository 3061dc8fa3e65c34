import { sha256 } from '../hash';
import { drawFormat } from './draw-list';

/**
 * The secret of a draw, from which the salts of its people come: the hash of a signature that only the platform's key
 * can make. It is kept nowhere, so that the rows of a draw name nobody. `sign` must sign the same text in one way.
 */
export const drawSecret = async (sign: (text: string) => Promise<string>, drawId: string): Promise<string> =>
  sha256(await sign(`${drawFormat} secret ${drawId}`));

/**
 * The secret of a draw that was begun: its hash has been kept since.
 * @throws Error when the platform's key is not the one that the draw was begun with
 */
export async function secretOfDraw(
  sign: (text: string) => Promise<string>,
  { id, secretHash }: { readonly id: string; readonly secretHash: string },
): Promise<string> {
  const secret = await drawSecret(sign, id);
  if (sha256(secret) !== secretHash) throw new Error(`The key of the platform is not that of the draw ${id}`);
  return secret;
}
