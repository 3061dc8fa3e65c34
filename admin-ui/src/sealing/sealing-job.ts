import type { SealingTask } from '../../../definitions/language';
import type { SealingFaultCode } from '../../../domain/sealing/sealing-fault';

/** What is sealed, with what, and under which name the sealed file is kept. */
export interface SealingJob {
  readonly task: SealingTask;
  /** The content of the key file, and what opens it. */
  readonly keyFile: string;
  readonly passphrase: string;
  readonly form: Readonly<Record<string, unknown>>;
  readonly documents: readonly { readonly id: string; readonly file: File }[];
  /** Whose it is, among those who use this browser. */
  readonly owner: string;
  readonly name: string;
}

/** What sealing is doing: reading the files, encrypting them, opening the sealed file again as a test. */
export type SealingStep = 'reading' | 'encrypting' | 'testing';

/** Why a bid could not be sealed here, besides what is wrong with it. */
export type SealingFailure = SealingFaultCode | 'noRoom' | 'unreadable' | 'tooLarge' | 'other';

/** What the worker tells. */
export type SealingNews =
  | { readonly kind: 'progress'; readonly step: SealingStep; readonly fraction: number }
  | { readonly kind: 'sealed' }
  | { readonly kind: 'failed'; readonly why: SealingFailure; readonly detail: string };
