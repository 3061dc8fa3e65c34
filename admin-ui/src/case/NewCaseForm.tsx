import { Skeleton } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import type { CaseView, DefinitionSummary, startedSchema } from '../../../api/contract';
import type { FormContext } from '../../../definitions/language/form-context';
import { useMe } from '../api/use-me';
import { newKey, problemOf, ProblemError, request } from '../api/client';
import { DraftedForm } from '../forms/DraftedForm';
import type { FormValues } from '../forms/form-setting';
import { useText } from '../i18n/use-text';
import { ProblemAlert } from '../look/ProblemAlert';
import { StartReceipt } from './StartReceipt';
import { useDefinition } from './use-case';

export type Started = z.infer<typeof startedSchema>;

interface NewCaseFormProps {
  readonly summary: DefinitionSummary;
  /** The case that is begun anew. */
  readonly before: CaseView | undefined;
  /** What the page that led here has stated already. */
  readonly stated?: FormValues;
}

const nothing: FormValues = {};

/** The form that opens a case of a process; a case that is begun anew fills it with what was stated before. */
export function NewCaseForm({ summary, before, stated = nothing }: NewCaseFormProps) {
  const text = useText();
  const me = useMe();
  const client = useQueryClient();
  const definition = useDefinition(summary.id);
  const context = useQuery({
    queryKey: ['definition', summary.id, 'context'],
    queryFn: ({ signal }) =>
      request<FormContext>('GET', `/definitions/${encodeURIComponent(summary.id)}/context`, undefined, { signal }),
    refetchOnWindowFocus: false,
  });
  const [key, setKey] = useState(newKey);
  const [started, setStarted] = useState<Started & { readonly title: string }>();
  const error = definition.error ?? context.error;

  if (started) return <StartReceipt started={started} process={text(summary.title)} />;
  if (error && !context.data) return <ProblemAlert problem={problemOf(error)} onRetry={() => void context.refetch()} />;
  if (!definition.data || !context.data) return <Skeleton variant="rounded" height={320} />;
  const { start } = definition.data;
  const form = Object.fromEntries(
    // who opens it about themselves is not asked whom it is about
    Object.entries(start.form).filter(([, field]) => field.type !== 'person' || field.role !== me?.acting.role),
  );
  const known = before?.given.find(({ action }) => action === 'start')?.values ?? nothing;
  const initial = Object.fromEntries(
    Object.entries({ ...known, ...stated }).filter(([name]) => Object.hasOwn(form, name)),
  );

  const nameOf = ({ title }: FormValues) => (typeof title === 'string' ? title : text(summary.title));
  const onSend = async (values: FormValues) => {
    const { process, jurisdiction } = summary;
    try {
      const answer = await request<Started>('POST', '/cases', {
        process,
        jurisdiction,
        form: values,
        key,
        ...(before && { retenderOf: before.id }),
      });
      void client.invalidateQueries({ queryKey: ['cases'] });
      setStarted({ ...answer, title: nameOf(values) });
    } catch (failure) {
      if (failure instanceof ProblemError && failure.status >= 400 && failure.status < 500) setKey(newKey());
      throw failure;
    }
  };
  return (
    <DraftedForm
      form={form}
      context={context.data}
      caseId={undefined}
      title={text(start.title)}
      objectName={nameOf}
      final
      initial={initial}
      draft={{ caseId: 'new', action: before ? `${summary.process}-${before.id.slice(-20)}` : summary.process }}
      onSend={onSend}
    />
  );
}
