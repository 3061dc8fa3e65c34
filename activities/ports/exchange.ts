import type { Acknowledgement, SignedPackage, Standing } from '../../domain/exchange-package';

/** The receiver has refused: sending the same again does not help before somebody has mended the cause. */
export class ExchangeRefused extends Error {
  override readonly name = 'ExchangeRefused';

  constructor(
    readonly code: string,
    /** What the receiver says, in both languages. */
    readonly said: { readonly zh: string; readonly en: string },
  ) {
    super(`${code}: ${said.en}`);
  }
}

/**
 * The platform that this one sends to. Every call may be made again: the same package is accepted again, and a document
 * goes on where it stopped. Other errors than {@link ExchangeRefused} mean that it may work later.
 */
export interface Exchange {
  /** How far the receiver is with this sender. */
  standing(): Promise<Standing>;
  /** Hands a package over; answers when the receiver has stored it. */
  send(pack: SignedPackage): Promise<Acknowledgement>;
  /**
   * Sends the bytes of a document from `start` on.
   * @returns how many bytes from the beginning the receiver has now; all of them only when their hash is right
   */
  sendPiece(
    document: { readonly sha256: string; readonly size: number },
    start: number,
    piece: Buffer,
  ): Promise<number>;
  /** Packages of this sender that the receiver has, after that number, oldest first; at most a hundred. */
  packagesAfter(number: number): Promise<readonly SignedPackage[]>;
}
