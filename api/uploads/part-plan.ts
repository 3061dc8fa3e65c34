import type { UploadRow } from '../../database/rows';

type Plan = Pick<UploadRow, 'size' | 'partSize'>;

/** What a lost connection may cost, in bytes. */
export const partSize = 8 * 1024 * 1024;

/** How many parts a document arrives in. */
export const partCount = (plan: Plan): number => Math.ceil(plan.size / plan.partSize);

/** The bytes of a part, numbered from 1; undefined where the document has no such part. */
export function sizeOfPart(plan: Plan, number: number): number | undefined {
  const count = partCount(plan);
  if (!Number.isInteger(number) || number < 1 || number > count) return undefined;
  return number < count ? plan.partSize : plan.size - (count - 1) * plan.partSize;
}
