import { z } from 'zod';
import {
  billImportSchema,
  tenderComposedSchema,
  tenderRoomSchema,
  tenderSavedSchema,
  type TenderDraftView,
  type TenderRoom,
} from '../api/contract';
import { writeBills } from '../spreadsheets/write-bill';
import { billOf, type Works } from './bill-of-quantities';
import { Stuck, type CaseDesk, type Form } from './case-desk';
import { statedEvaluation, type Cast } from './cast';
import { upload } from './paper';
import type { ScorePlan } from './score-plan';
import type { Script } from './script';

const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const template = { template: 'works', version: 1 };
const draftOfForm = z.object({ form: z.record(z.string(), z.unknown()) });

/** What a tender document is written with. */
export interface WritingScene {
  readonly desk: CaseDesk;
  readonly cast: Cast;
  readonly script: Script;
  readonly plan: ScorePlan;
}

const roomPath = ({ caseId }: CaseDesk): string => `/api/cases/${caseId}/tender-document`;

/** The facts of the works, and the examples of the template where they state none. */
const factsOf = ({ blanks }: TenderDraftView, { facts }: Works): Record<string, string> => ({
  ...Object.fromEntries(blanks.flatMap(({ key, example }) => (example === undefined ? [] : [[key, example]]))),
  ...facts,
});

async function begun({ desk, cast }: WritingScene): Promise<TenderRoom & { readonly draft: TenderDraftView }> {
  const path = roomPath(desk);
  const room = await cast.manager.get(path, tenderRoomSchema);
  if (!room.draft) await cast.manager.post(path, { revision: room.revision, ...template }, tenderSavedSchema);
  const { draft, ...rest } = room.draft ? room : await cast.manager.get(path, tenderRoomSchema);
  if (!draft) throw new Stuck(`${desk.caseId}: no tender document was begun`);
  return { ...rest, draft };
}

/** Begins a tender document with the facts of the works; the bill and the rest are left to be filled in. */
export async function beginTenderDocument(scene: WritingScene, { facts }: Works): Promise<void> {
  const { revision, draft } = await begun(scene);
  const body = { revision, draft: { ...draft, facts: { ...facts, ...draft.facts } } };
  await scene.cast.manager.put(roomPath(scene.desk), body, tenderSavedSchema);
}

/** Writes a tender document on the platform to its end, and gives the form that the platform fills with it. */
export async function composeTenderDocument(scene: WritingScene, works: Works): Promise<Form> {
  const { desk, cast, script, plan } = scene;
  const { manager } = cast;
  const path = roomPath(desk);
  const { revision, draft, bills } = await begun(scene);
  const drawing = await upload(manager, '施工图纸', `${script.title} 施工图纸`, [script.tenderer]);
  const written: TenderDraftView = {
    ...draft,
    facts: factsOf(draft, works),
    evaluation: statedEvaluation(script, plan),
    attachments: [drawing],
  };
  const saved = await manager.put(path, { revision, draft: written }, tenderSavedSchema);
  let at = saved.revision;
  if (bills.length === 0) {
    const file = new Uint8Array(await writeBills([billOf(works, script.estimate ?? '')]));
    const query = `name=${encodeURIComponent('工程量清单.xlsx')}&revision=${at}&keep=1`;
    const kept = await manager.upload(`${path}/bills?${query}`, file, spreadsheet, billImportSchema);
    if (kept.revision === undefined) throw new Stuck(`${desk.caseId}: ${kept.faults[0]?.message.zh ?? 'no bill'}`);
    at = kept.revision;
  }
  const { action } = await manager.post(`${path}/composition`, { revision: at }, tenderComposedSchema);
  return (await manager.get(`/api/cases/${desk.caseId}/drafts/${action}`, draftOfForm)).form;
}
