import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { openBidKey, readBidKeyFile } from '../../../domain/sealing/bid-key';
import { headerHash } from '../../../domain/sealing/sealed-header';
import { SealingFault } from '../../../domain/sealing/sealing-fault';
import { shareHash } from '../../../domain/sealing/share';
import type { HandedInSeal } from './use-handed-in';

/**
 * The share that opens one bid, computed here from the content of the key file that it was sealed with.
 * @throws SealingFault `keyFileWrong`, `passphraseWrong`, `bidderShareWrong` for another key, `otherBid` for a header
 *   that is not of this case
 */
export async function shareFor(
  { header, share }: HandedInSeal,
  caseId: string,
  keyFile: string,
  passphrase: string,
): Promise<string> {
  // a share for another case must never be given away, whatever the platform asks for
  if (header.case !== caseId) throw new SealingFault('otherBid', 'case');
  const kept = readBidKeyFile(keyFile);
  if (kept.publicKey !== header.signer) throw new SealingFault('bidderShareWrong');
  const key = await openBidKey(kept, passphrase);
  const own = bytesToHex(await key.shareFor(headerHash(header)));
  if (shareHash(hexToBytes(own)) !== share) throw new SealingFault('bidderShareWrong');
  return own;
}

/** Whether a key file opens a bid. @throws SealingFault when the key file itself cannot be opened */
export async function isKeyOf(
  handedIn: HandedInSeal,
  caseId: string,
  keyFile: string,
  passphrase: string,
): Promise<boolean> {
  try {
    await shareFor(handedIn, caseId, keyFile, passphrase);
    return true;
  } catch (error) {
    if (error instanceof SealingFault && error.code === 'bidderShareWrong') return false;
    throw error;
  }
}
