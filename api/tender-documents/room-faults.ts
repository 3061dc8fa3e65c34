import { checkForm, composes, evaluationForm, type Action, type Form, type Process } from '../../definitions/language';
import { currentCalendar } from '../../database/calendar';
import { readActs } from '../../database/given';
import type { TenderDraftRow } from '../../database/rows';
import { draftFaults } from '../../domain/tender-document/draft-faults';
import type { TenderDraft } from '../../domain/tender-document/tender-draft';
import { caseContext } from '../cases/case-context';
import type { FieldFault } from '../contract';
import type { ApiDependencies } from '../http/dependencies';
import { fieldFault } from '../http/refusal';
import { draftFaultText } from './fault-texts';
import { caseFacts } from './known-facts';
import type { TenderRoomGround } from './tender-room';

/** The form that files tender documents: an addendum keeps to what it asks for. */
export function filingForm({ stages }: Process): Form | undefined {
  const actions = Object.values(stages).flatMap((stage) => Object.values<Action>(stage.actions ?? {}));
  return actions.find(({ form }) => composes(form) === 'filing')?.form;
}

/** What is missing or wrong in a draft, in the order of the room; the evaluation is tidied as its form tidies it. */
export async function roomFaults(
  deps: ApiDependencies,
  ground: TenderRoomGround,
  { draft, boq }: Pick<TenderDraftRow, 'draft' | 'boq'>,
): Promise<{ readonly faults: FieldFault[]; readonly evaluation: TenderDraft['evaluation'] }> {
  const { row, definition } = ground.opened;
  const { read } = deps.database;
  const { known } = await caseFacts(deps, ground, draft.evaluation);
  const calendar = await currentCalendar(read);
  const acts = await readActs(read, row.id);
  const context = await caseContext(read, calendar, row, definition, acts, deps.clock.now());
  const form = evaluationForm(filingForm(definition) ?? {});
  const { faults, values } = checkForm(form, draft.evaluation, context);
  return {
    faults: [
      ...draftFaults(draft, boq, known).map((one) =>
        fieldFault(one.path, one.rule, draftFaultText(one), one.what === undefined ? {} : { what: one.what }),
      ),
      ...faults.map((one) => ({ ...one, path: `evaluation.${one.path}` })),
    ],
    evaluation: values,
  };
}
