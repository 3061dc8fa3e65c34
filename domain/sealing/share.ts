import { sha256 } from '../hash';
import type { SealedHeader } from './sealed-header';
import { SealingFault } from './sealing-fault';

/** Bytes of a share. */
export const shareLength = 32;

/** The two halves of what opens one bid: either alone opens nothing. */
export interface Shares {
  readonly bidder: Uint8Array;
  readonly platform: Uint8Array;
}

/** What a share is known by before it is shown: its SHA-256. It has 32 random bytes, so it cannot be guessed from it. */
export const shareHash = (share: Uint8Array): string => sha256(share);

/** @throws SealingFault `platformShareWrong` when the platform's share is not the one that the header names */
export function mustBePlatformShare(share: Uint8Array, { platformShare }: Pick<SealedHeader, 'platformShare'>): void {
  if (share.length !== shareLength || shareHash(share) !== platformShare) throw new SealingFault('platformShareWrong');
}

/** @throws SealingFault `bidderShareWrong` when the bidder's share is not the one that the bidder has signed */
export function mustBeBidderShare(given: Uint8Array, { share }: { readonly share: string }): void {
  if (given.length !== shareLength || shareHash(given) !== share) throw new SealingFault('bidderShareWrong');
}
