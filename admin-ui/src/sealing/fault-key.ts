import { SealingFault } from '../../../domain/sealing/sealing-fault';

/** The message that says what is wrong with a key file or its passphrase. @throws what is no such fault */
export function faultKey(error: unknown): string {
  if (error instanceof RangeError) return 'case.sealing.shortPassphrase';
  if (!(error instanceof SealingFault)) throw error;
  if (error.code === 'passphraseWrong') return 'case.sealing.wrongPassphrase';
  return error.code === 'keyFileWrong' ? 'case.sealing.noKeyFile' : 'case.sealing.wrongKey';
}
