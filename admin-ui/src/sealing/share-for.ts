import { bytesToHex } from '@noble/hashes/utils.js';
import { openBidKey, readBidKeyFile } from '../../../domain/sealing/bid-key';
import { headerHash, type SealedHeader } from '../../../domain/sealing/sealed-header';
import { SealingFault } from '../../../domain/sealing/sealing-fault';

/**
 * The share that opens one bid, computed here from the key file that it was sealed with.
 * @throws SealingFault `keyFileWrong`, `passphraseWrong`, `bidderShareWrong` for another key, `otherBid` for a header
 *   that is not of this case
 */
export async function shareFor(header: SealedHeader, caseId: string, file: File, passphrase: string): Promise<string> {
  // a share for another case must never be given away, whatever the platform asks for
  if (header.case !== caseId) throw new SealingFault('otherBid', 'case');
  const kept = readBidKeyFile(await file.text());
  if (kept.publicKey !== header.signer) throw new SealingFault('bidderShareWrong');
  const key = await openBidKey(kept, passphrase);
  return bytesToHex(await key.shareFor(headerHash(header)));
}
