import { decodePoint, decodeScalar } from './curve';
import type { FactorProof } from './equal-logs';
import type { Dealing, OpenedPiece } from './seed-share';

/** What a party sends in each step of a draw, as it is written: in JSON, but for keys and secrets. */
export interface SeedParts {
  readonly key: string;
  readonly dealing: Dealing;
  readonly secret: string;
  readonly pieces: readonly { readonly party: string; readonly piece: OpenedPiece }[];
}

/** More than what fifty keepers need. */
const longestPart = 50_000;

type Unchecked<T> = { readonly [Name in keyof T]?: unknown };

const isObject = (value: unknown): value is Unchecked<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
const isPoint = (value: unknown): value is string => typeof value === 'string' && /^0[23][0-9a-f]{64}$/.test(value);
const isScalar = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);

function proofOf(value: unknown): FactorProof | undefined {
  if (!isObject(value)) return undefined;
  const { challenge, response } = value;
  return isScalar(challenge) && isScalar(response) ? { challenge, response } : undefined;
}

function dealingOf(value: unknown): Dealing | undefined {
  if (!isObject(value)) return undefined;
  const { commitments, pieces } = value;
  if (!Array.isArray(commitments) || !commitments.every(isPoint) || !Array.isArray(pieces)) return undefined;
  const read = pieces.flatMap((piece: unknown) => {
    const { hidden, proof } = isObject(piece) ? piece : {};
    const proven = proofOf(proof);
    return isPoint(hidden) && proven ? [{ hidden, proof: proven }] : [];
  });
  return read.length === pieces.length ? { commitments, pieces: read } : undefined;
}

function piecesOf(value: unknown): SeedParts['pieces'] | undefined {
  if (!Array.isArray(value)) return undefined;
  const read = value.flatMap((each: unknown) => {
    const { party, piece: opened } = isObject(each) ? each : {};
    const { keeper, piece, proof } = isObject(opened) ? opened : {};
    const proven = proofOf(proof);
    if (typeof party !== 'string' || !Number.isSafeInteger(keeper) || !isPoint(piece) || !proven) return [];
    return [{ party, piece: { keeper: Number(keeper), piece, proof: proven } }];
  });
  return read.length === value.length && read.length > 0 ? read : undefined;
}

function holds(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** What such a text holds; undefined where it is not what the step needs. */
export function readSeedPart<Step extends keyof SeedParts>(step: Step, text: string): SeedParts[Step] | undefined {
  if (text.length > longestPart) return undefined;
  const readers: { readonly [S in keyof SeedParts]: () => SeedParts[S] | undefined } = {
    key: () => (holds(() => decodePoint(text)) ? text : undefined),
    secret: () => (holds(() => decodeScalar(text)) ? text : undefined),
    dealing: () => dealingOf(parsed(text)),
    pieces: () => piecesOf(parsed(text)),
  };
  return readers[step]();
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
