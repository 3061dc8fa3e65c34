import { shareLength } from '../../domain/sealing/share';
import { isHexOf } from '../../domain/sealing/bytes';
import { isBidPlace, isEscrowTerms, type BidPlace, type EscrowTerms } from '../../domain/sealing/sealed-header';
import type { Form } from './field';
import type { FormContext } from './form-context';
import type { Text } from './text';

/** Name and version of the file. */
export const sealingTaskFormat = 'sealing-task/1';

/** All that is needed to fill in, check and seal one bid without the platform. It holds a secret: the platform's share. */
export interface SealingTask {
  readonly format: typeof sealingTaskFormat;
  readonly place: BidPlace;
  /** What is sealed, and in which case, for people. */
  readonly title: Text;
  /** The platform's share for this bid, in hexadecimal. */
  readonly platformShare: string;
  readonly escrow?: EscrowTerms;
  /** The form that is sealed, and what it is checked against. */
  readonly form: Form;
  readonly context: FormContext;
}

/** A text is no sealing task. */
export class NoSealingTask extends Error {
  override readonly name = 'NoSealingTask';
}

/** Reads a sealing task. @throws NoSealingTask for another file, or a version that is not known */
export function readSealingTask(json: string): SealingTask {
  try {
    const task = JSON.parse(json) as Partial<SealingTask> | null;
    const { format, place, platformShare, escrow } = task ?? {};
    const parts: readonly unknown[] = [task?.title, task?.form, task?.context];
    const isTask =
      format === sealingTaskFormat &&
      isBidPlace(place) &&
      isHexOf(shareLength, platformShare) &&
      (escrow === undefined || isEscrowTerms(escrow)) &&
      parts.every((part) => typeof part === 'object' && part !== null);
    if (isTask) return task as SealingTask; // form and context are the platform's own, as it stored them
  } catch {
    // no JSON
  }
  throw new NoSealingTask('no sealing task');
}
