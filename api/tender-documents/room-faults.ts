import { checkForm, evaluationForm, filingForm, text, type Form } from '../../definitions/language';
import { currentCalendar } from '../../database/calendar';
import { readActs } from '../../database/given';
import type { TenderDraftRow } from '../../database/rows';
import { filledDraft } from '../../domain/tender-document/compose';
import { draftFaults } from '../../domain/tender-document/draft-faults';
import { noticePart, statedInForm } from '../../domain/tender-document/stated-in-form';
import type { TenderDraft } from '../../domain/tender-document/tender-draft';
import { caseContext } from '../cases/case-context';
import type { FieldFault } from '../contract';
import type { ApiDependencies } from '../http/dependencies';
import { fieldFault } from '../http/refusal';
import { draftFaultText } from './fault-texts';
import { caseFacts } from './known-facts';
import type { TenderRoomGround } from './tender-room';

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
  const filing = filingForm(definition) ?? {};
  const { faults, values } = checkForm(evaluationForm(filing), draft.evaluation, context);
  return {
    faults: [
      ...draftFaults(draft, boq, known).map((one) =>
        fieldFault(one.path, one.rule, draftFaultText(one), one.what === undefined ? {} : { what: one.what }),
      ),
      ...faults.map((one) => ({ ...one, path: `evaluation.${one.path}` })),
      ...tooLong(filing, { ...draft, evaluation: values }, known),
    ],
    evaluation: values,
  };
}

/** The notice and the qualification are made of several texts, which may be too long together for the form. */
function tooLong(form: Form, draft: TenderDraft, known: Readonly<Record<string, string>>): FieldFault[] {
  const { parts, qualification } = filledDraft(draft, known);
  const stated = statedInForm({ parts, qualification, evaluation: {} });
  const notice = draft.parts.findIndex(({ key }) => key === noticePart);
  const places = { noticeText: `parts.${notice}`, qualification: 'qualification' } as const;
  return Object.entries(places).flatMap(([name, path]): FieldFault[] => {
    const field = form[name];
    const limit = field?.type === 'text' ? field.atMost : undefined;
    if (limit === undefined || Array.from(String(stated[name])).length <= limit) return [];
    const message = text(`合计最多${limit}字。`, `At most ${limit} characters together.`);
    return [fieldFault(path, 'tooLong', message, { limit })];
  });
}
