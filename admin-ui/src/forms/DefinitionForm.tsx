import { Box, Button, Stack, Typography } from '@mui/material';
import { useId, useMemo, useState, type ComponentType, type ReactNode } from 'react';
import { FormProvider } from 'react-hook-form';
import { useTranslate } from 'react-admin';
import type { Form } from '../../../definitions/language';
import { isRequired } from '../../../definitions/language/asked-fields';
import type { FormContext } from '../../../definitions/language/form-context';
import { useText } from '../i18n/use-text';
import { DraftStatus } from './DraftStatus';
import { FaultSummary } from './FaultSummary';
import { FormField } from './FormField';
import { DocumentInput } from './fields/DocumentInput';
import { FormSettingContext, type FormValues, type InputProps } from './form-setting';
import { RefusedSend } from './RefusedSend';
import { ReviewStep } from './ReviewStep';
import { sectionsOf } from './sections';
import { uploadFaults } from './upload-faults';
import { useUnderWay } from './uploads/use-under-way';
import { useDefinitionForm } from './use-definition-form';
import { useDraft, type DraftPlace } from './use-draft';

export interface DefinitionFormProps {
  readonly form: Form;
  readonly context: FormContext;
  readonly caseId: string | undefined;
  /** The action in words; it stands on the button. */
  readonly title: string;
  /** What it is done to, named before what cannot be undone; a new case is called as its form says. */
  readonly objectName: (values: FormValues) => string;
  readonly final: boolean;
  /** It can be done again until the deadline: the last one counts. */
  readonly replaceable?: boolean;
  readonly initial: FormValues;
  /** When the draft was kept that the form begins with. */
  readonly keptAt?: string | undefined;
  readonly draft: DraftPlace;
  /** Takes the documents of the form; they are uploaded unless told. */
  readonly Documents?: ComponentType<InputProps<'document'>>;
  readonly onSend: (values: FormValues) => Promise<void>;
  /** Stands above the buttons. */
  readonly children?: ReactNode;
}

const isFilled = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

/** A form as the definition describes it: checked live, kept as a draft, reviewed before what is final. */
export function DefinitionForm(props: DefinitionFormProps) {
  const { form, context, caseId, title, objectName, final, replaceable, initial, keptAt, draft, onSend, children } =
    props;
  const { Documents = DocumentInput } = props;
  const t = useTranslate();
  const text = useText();
  const formId = useId();
  const kept = useDraft(draft, keptAt);
  const [restored, setRestored] = useState(keptAt !== undefined);
  const underWay = useUnderWay(caseId, draft);
  // what the browser makes itself is no draft: it is the same whenever the form is opened
  const isTyped = Object.values(form).some(({ type }) => type !== 'seedPart');
  const expected = useMemo(() => uploadFaults(form, underWay), [form, underWay]);
  const life = useDefinitionForm({
    form,
    context,
    initial,
    expected,
    review: final,
    onChange: (values) => {
      setRestored(false);
      if (isTyped && Object.values(values).some(isFilled)) kept.keep(values);
      else void kept.discard(false);
    },
    onSend: async (values) => {
      await onSend(values);
      await kept.discard(true);
    },
  });
  const { live, unit, asked, values, shown, leave, step } = life;
  const hasFields = asked.length > 0;

  return (
    <FormProvider {...life.methods}>
      <FormSettingContext
        value={{ context: live, unit, caseId, draft, formId, shown, leave, Documents, Field: FormField }}
      >
        {life.problem && <RefusedSend problem={life.problem} />}
        {step === 'review' ? (
          <ReviewStep
            {...{ form, unit, caseId, title, replaceable }}
            objectName={objectName(life.result)}
            values={life.result}
            context={live}
            sending={life.sending}
            onConfirm={life.proceed}
            onEdit={life.edit}
          />
        ) : (
          <Box
            component="form"
            noValidate
            aria-label={title}
            onSubmit={(event) => {
              event.preventDefault();
              life.proceed();
            }}
          >
            {life.tried && <FaultSummary {...{ form, formId }} faults={shown} attempts={life.attempts} />}
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
              {!hasFields && <Typography sx={{ color: 'text.secondary' }}>{t('form.nothingToFill')}</Typography>}
            </Stack>
            {children}
            <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 2, rowGap: 1, mt: 3 }}>
              <Button type="submit" variant="contained" loading={life.sending}>
                {final ? t('form.toReview') : title}
              </Button>
              {hasFields && isTyped && (
                <DraftStatus
                  state={kept.state}
                  restored={restored}
                  onDiscard={() => {
                    life.restart();
                    void kept.discard(false);
                  }}
                />
              )}
            </Box>
          </Box>
        )}
      </FormSettingContext>
    </FormProvider>
  );
}
