import type { z } from 'zod';
import { rows } from '../../database/database';
import { sha256 } from '../../domain/hash';
import { sideBySide } from '../../domain/side-by-side';
import type { ActReceipt, actSchema } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { Refusal } from '../http/refusal';
import { takeAct } from './take-act';

/** So many lots act at once; each is a workflow of its own. */
const lotsAtOnce = 8;

type LotResult = NonNullable<ActReceipt['lots']>[number];

/** Takes an act for a case and, when lots are named, for those sibling lots too, each with a result of its own. */
export async function takeActForLots(
  deps: ApiDependencies,
  me: SignedIn,
  caseId: string,
  { lots, ...input }: z.output<typeof actSchema>,
): Promise<ActReceipt> {
  const receipt = await takeAct(deps, me, caseId, input);
  if (!lots || lots.length === 0) return receipt;
  const row = await rows(deps.database.read, 'case').findOneByOrFail({ id: caseId });
  const siblings = await rows(deps.database.read, 'case').find({
    where: { projectId: row.projectId },
    select: { id: true },
  });
  const others = [...new Set(lots)].filter((id) => id !== caseId && siblings.some((sibling) => sibling.id === id));
  const results = await sideBySide(others, lotsAtOnce, async (id): Promise<LotResult> => {
    const key = sha256(`${input.key}/${id}`).slice(0, 32);
    try {
      const { seen: _, ...rest } = input;
      await takeAct(deps, me, id, { ...rest, key });
      return { caseId: id, ok: true };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { caseId: id, ok: false, code: error.code, message: error.faults?.[0]?.message ?? error.text };
    }
  });
  return { ...receipt, lots: [{ caseId, ok: true }, ...results] };
}
