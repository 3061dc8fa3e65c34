import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useEffect, useId } from 'react';
import { FormProvider } from 'react-hook-form';
import { useTranslate } from 'react-admin';
import type { CaseView } from '../../../api/contract';
import type { Form } from '../../../definitions/language';
import { isRequired } from '../../../definitions/language/asked-fields';
import { contextOf } from '../case/use-case';
import { DocumentInput } from '../forms/fields/DocumentInput';
import { focusField } from '../forms/focus-field';
import { FormField } from '../forms/FormField';
import { FormSettingContext } from '../forms/form-setting';
import { sectionsOf } from '../forms/sections';
import { faultsToShow } from '../forms/shown-faults';
import { useDefinitionForm } from '../forms/use-definition-form';
import { useText } from '../i18n/use-text';
import type { SectionProps } from './section-props';

interface EvaluationSectionProps extends SectionProps<'evaluation'> {
  readonly view: CaseView;
  /** The fields of the form that files documents: what is filled in here is what stands there. */
  readonly form: Form;
  /** The place at which the cursor shall be, within the evaluation. */
  readonly place: string | undefined;
}

const noFaults = [] as const;
const head = 'evaluation.';

/** How bids are evaluated and what bounds prices: the inputs of the form that files the documents. */
export function EvaluationSection({ draft, faults, view, form, place, disabled, onChange }: EvaluationSectionProps) {
  const t = useTranslate();
  const text = useText();
  const formId = useId();
  const life = useDefinitionForm({
    form,
    context: contextOf(view),
    initial: draft.evaluation,
    expected: noFaults,
    review: false,
    onChange: (values) => onChange({ evaluation: withoutEmpty(values) }),
    onSend: () => Promise.resolve(),
  });
  const { live, unit, asked, values, shown, leave } = life;
  useEffect(() => {
    if (place === undefined) return;
    leave(place);
    focusField(formId, place);
    // only a new place moves the cursor
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [place, formId]);
  // what was found when it was saved last stands at its field, also where nobody has been since
  const found = faults.flatMap(({ path, ...fault }) => {
    return path.startsWith(head) ? [{ ...fault, path: path.slice(head.length) }] : [];
  });
  const here = faultsToShow(found, new Set(found.map(({ path }) => path)), false);
  const drafted = { caseId: view.id, action: 'tenderDocument' };
  return (
    <FormProvider {...life.methods}>
      <FormSettingContext
        value={{
          context: live,
          unit,
          caseId: view.id,
          draft: drafted,
          formId,
          shown: [...shown, ...here.filter(({ path }) => !shown.some((one) => one.path === path))],
          leave,
          Documents: DocumentInput,
          Field: FormField,
        }}
      >
        <Alert severity="info" sx={{ mb: 2 }}>
          {t(disabled ? 'tender.evaluationFixed' : 'tender.evaluationHelp')}
        </Alert>
        <Box component="fieldset" disabled={disabled} sx={{ border: 0, p: 0, m: 0, minWidth: 0 }}>
          <Stack spacing={3}>
            {sectionsOf(form, asked).map((section, index) => (
              <Stack key={section.title?.zh ?? index} component="section" spacing={2.5}>
                {section.title && (
                  <Typography variant="h3" component="h3" sx={{ borderBottom: 1, borderColor: 'divider', pb: 0.5 }}>
                    {text(section.title)}
                  </Typography>
                )}
                {section.fields.map(([name, field]) => (
                  <FormField key={name} path={name} field={field} required={isRequired(field, values)} />
                ))}
              </Stack>
            ))}
          </Stack>
        </Box>
      </FormSettingContext>
    </FormProvider>
  );
}

const withoutEmpty = (values: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  );
