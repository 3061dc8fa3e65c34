import type { Signer } from '../../activities/ports/signer';

/** A signer that can be out of order: with it the certificate of a case fails, and becomes an incident. */
export interface BreakingSigner extends Signer {
  /** What it fails with; undefined while it works. */
  fault: string | undefined;
}

/** A signer that works until it is told to fail. */
export function breakingSigner(): BreakingSigner {
  const signer: BreakingSigner = {
    keyId: 'test',
    algorithm: 'none',
    fault: undefined,
    sign: async (text) => {
      if (signer.fault !== undefined) throw new Error(signer.fault);
      return `signed ${text.length}`;
    },
    verify: async () => true,
    publicKey: '',
    keyIdOf: () => 'test',
    isSignedBy: async () => true,
  };
  return signer;
}
