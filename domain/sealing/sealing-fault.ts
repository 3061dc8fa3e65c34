/**
 * Why a sealed bid, a key or a share is not accepted:
 *
 * - `notSealed`: it is no file of this format, or of a version that is not known;
 * - `truncated`, `tooLong`: the file ends too early, or goes on after its end;
 * - `chunkChanged`: a piece of the ciphertext is not what was encrypted under this header at this place;
 * - `rootDiffers`: the content is not the one that the header or the signed statement names;
 * - `signatureWrong`: the statement is not signed with the key that the header names;
 * - `otherBid`: it was sealed for another case, lot, bidder or version;
 * - `bidderShareWrong`, `platformShareWrong`: the share is not the one that the bid was sealed with;
 * - `passphraseWrong`: the passphrase is wrong, or the key file was changed;
 * - `keyFileWrong`: it is no key file, or of a version that is not known;
 * - `packageWrong`: what was decrypted is no bid package;
 * - `sourceChanged`: the content changed while it was being sealed;
 * - `escrowWrong`: pieces of an escrowed share are too few, changed or of another bid.
 */
export type SealingFaultCode =
  | 'notSealed'
  | 'truncated'
  | 'tooLong'
  | 'chunkChanged'
  | 'rootDiffers'
  | 'signatureWrong'
  | 'otherBid'
  | 'bidderShareWrong'
  | 'platformShareWrong'
  | 'passphraseWrong'
  | 'keyFileWrong'
  | 'packageWrong'
  | 'sourceChanged'
  | 'escrowWrong';

/** A sealed bid, a key or a share is not what it must be. */
export class SealingFault extends Error {
  override readonly name = 'SealingFault';

  constructor(
    readonly code: SealingFaultCode,
    /** Where: a field of the header, the number of a chunk. */
    readonly at?: string,
  ) {
    super(at === undefined ? code : `${code} at ${at}`);
  }
}
