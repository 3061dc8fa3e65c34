import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from '../canonical';
import { isHash } from '../hash';
import { isHexOf, joined } from './bytes';
import type { BidKey } from './bid-key';
import { tagLength } from './chunks';
import { shareLength } from './share';
import { isPublicKey, parseCanonical, sealedFormat, type SealedHeader } from './sealed-header';
import { SealingFault } from './sealing-fault';

/** A keeper's piece of the bidder's share, encrypted to that keeper. */
export interface EscrowPiece {
  readonly keeper: string;
  /** Public key that was made for this piece only. */
  readonly ephemeral: string;
  readonly sealed: string;
}

/** What the bidder signs: which header, which ciphertext, and which share will open it. */
export interface SealedStatement {
  readonly format: typeof sealedFormat;
  /** The header's hash. */
  readonly header: string;
  /** Merkle root over the SHA-256 of the encrypted chunks. */
  readonly ciphertext: string;
  /** SHA-256 of the bidder's share. */
  readonly share: string;
  readonly escrow?: readonly EscrowPiece[];
}

/** A statement with its signature: ECDSA over P-256 with SHA-256, r ‖ s in hexadecimal. */
export interface SignedStatement {
  readonly statement: SealedStatement;
  readonly signature: string;
}

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256' } as const;

/** What is signed: the canonical JSON of the statement in UTF-8. */
const signedBytes = (statement: SealedStatement) => joined(utf8ToBytes(canonicalJson(statement)));

/** Signs a statement with the bidder's key. */
export async function signStatement(key: BidKey, statement: SealedStatement): Promise<SignedStatement> {
  return { statement, signature: bytesToHex(await key.sign(signedBytes(statement))) };
}

const isPiece = (value: unknown): value is EscrowPiece => {
  if (typeof value !== 'object' || value === null) return false;
  const { keeper, ephemeral, sealed, ...others } = value as Record<string, unknown>;
  return (
    isPublicKey(keeper) &&
    isPublicKey(ephemeral) &&
    isHexOf(shareLength + tagLength, sealed) &&
    Object.keys(others).length === 0
  );
};

function isStatement(value: unknown): value is SealedStatement {
  if (typeof value !== 'object' || value === null) return false;
  const { format, header, ciphertext, share, escrow, ...others } = value as Record<string, unknown>;
  return (
    format === sealedFormat &&
    [header, ciphertext, share].every((hash) => typeof hash === 'string' && isHash(hash)) &&
    (escrow === undefined || (Array.isArray(escrow) && escrow.every(isPiece))) &&
    Object.keys(others).length === 0
  );
}

/** Reads a signed statement; whose it is {@link checkStatement} tells. @throws SealingFault `notSealed` */
export function readSignedStatement(text: string): SignedStatement {
  const { statement, signature, ...others } = parseCanonical(text);
  if (!isStatement(statement) || !isHexOf(64, signature) || Object.keys(others).length > 0) {
    throw new SealingFault('notSealed', 'statement');
  }
  return { statement, signature };
}

/**
 * Checks that a statement is about this header and signed with the key that the header names.
 * @throws SealingFault `signatureWrong`, `rootDiffers`, `escrowWrong` when the escrow is not the one of the header
 */
export async function checkStatement(
  { statement, signature }: SignedStatement,
  header: SealedHeader,
  headHash: string,
): Promise<void> {
  if (!(await isSignedWith(header.signer, signature, statement))) throw new SealingFault('signatureWrong');
  if (statement.header !== headHash) throw new SealingFault('rootDiffers', 'header');
  const keepers = statement.escrow?.map(({ keeper }) => keeper) ?? [];
  if (canonicalJson(keepers) !== canonicalJson(header.escrow?.keepers ?? [])) throw new SealingFault('escrowWrong');
}

async function isSignedWith(signer: string, signature: string, statement: SealedStatement): Promise<boolean> {
  try {
    const key = await crypto.subtle.importKey('raw', joined(hexToBytes(signer)), ecdsa, false, ['verify']);
    const settings = { name: 'ECDSA', hash: 'SHA-256' };
    return await crypto.subtle.verify(settings, key, joined(hexToBytes(signature)), signedBytes(statement));
  } catch {
    // a point that is none on the curve
    return false;
  }
}
