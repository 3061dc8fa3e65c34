import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { fileSource } from '../sealing/file-source';

/** SHA-256 of a file, read piece by piece however large it is. */
export async function hashFile(file: File): Promise<string> {
  const hash = sha256.create();
  for await (const piece of fileSource(file).read()) hash.update(piece);
  return bytesToHex(hash.digest());
}
