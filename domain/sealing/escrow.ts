import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { joined, uint32, type Bytes } from './bytes';
import { derived } from './content-key';
import { mustBeBidderShare } from './share';
import { ephemeralAgreement, type KeeperKey } from './keeper-key';
import type { EscrowTerms } from './sealed-header';
import { SealingFault } from './sealing-fault';
import { restoreSecret, splitSecret, type SecretPart } from './shamir';
import type { EscrowPiece, SealedStatement } from './statement';

/** A key is used for one piece only, so its nonce may be nothing. */
const settings = (headHash: string, place: number) => ({
  name: 'AES-GCM',
  iv: new Uint8Array(12),
  additionalData: joined(hexToBytes(headHash), uint32(place)),
});

async function pieceKey(agreement: Bytes, headHash: string) {
  const key = await derived(agreement, hexToBytes(headHash), 'sealed-bid/1 escrow');
  return crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/**
 * Splits the bidder's share among the keepers, each piece encrypted to its keeper (ephemeral ECDH over P-256,
 * HKDF-SHA-256, AES-256-GCM) and bound to this bid and place.
 * @throws SealingFault `escrowWrong` when a keeper's public key is none
 */
export function escrowed(share: Uint8Array, terms: EscrowTerms, headHash: string): Promise<EscrowPiece[]> {
  const parts = splitSecret(share, terms.threshold, terms.keepers.length);
  return Promise.all(
    parts.map(async ({ place, bytes }) => {
      const keeper = terms.keepers[place - 1] ?? '';
      const { ephemeral, agreed } = await ephemeralAgreement(keeper);
      const key = await pieceKey(agreed, headHash);
      const sealed = await crypto.subtle.encrypt(settings(headHash, place), key, joined(bytes));
      return { keeper, ephemeral, sealed: bytesToHex(new Uint8Array(sealed)) };
    }),
  );
}

/** Opens a keeper's own piece. @throws SealingFault `escrowWrong` when there is none for this key, or it was changed */
export async function openPiece({ header, escrow = [] }: SealedStatement, keeper: KeeperKey): Promise<SecretPart> {
  const place = escrow.findIndex((piece) => piece.keeper === keeper.publicKey) + 1;
  const piece = escrow[place - 1];
  if (!piece) throw new SealingFault('escrowWrong', 'keeper');
  const key = await pieceKey(await keeper.agree(piece.ephemeral), header);
  try {
    const opened = await crypto.subtle.decrypt(settings(header, place), key, joined(hexToBytes(piece.sealed)));
    return { place, bytes: new Uint8Array(opened) };
  } catch {
    throw new SealingFault('escrowWrong', String(place));
  }
}

/** The bidder's share from the pieces of enough keepers. @throws SealingFault `escrowWrong` when it is not that share */
export function restoredShare(statement: SealedStatement, parts: readonly SecretPart[]): Uint8Array {
  try {
    const share = restoreSecret(parts);
    mustBeBidderShare(share, statement);
    return share;
  } catch {
    throw new SealingFault('escrowWrong');
  }
}
