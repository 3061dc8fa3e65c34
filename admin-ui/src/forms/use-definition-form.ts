import { useEffect, useMemo, useRef, useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import type { Unit } from '../../../domain/amount';
import type { Form } from '../../../definitions/language';
import { askedFields } from '../../../definitions/language/asked-fields';
import { checkForm } from '../../../definitions/language/check-form';
import type { FormContext } from '../../../definitions/language/form-context';
import type { Problem } from '../../../api/contract';
import { problemOf } from '../api/client';
import { useNow } from '../api/clock';
import { afterPress } from './after-press';
import { askedValues } from './asked-values';
import type { FormValues, ShownFault } from './form-setting';
import { faultsToShow } from './shown-faults';

export interface DefinitionFormOptions {
  readonly form: Form;
  readonly context: FormContext;
  readonly initial: FormValues;
  /** What must arrive before the form can be sent. */
  readonly expected: readonly ShownFault[];
  /** Asks to review before sending. */
  readonly review: boolean;
  /** Sends the tidied values; what it throws is shown. */
  readonly onSend: (values: FormValues) => Promise<void>;
  /** Told every change, to keep it as a draft. */
  readonly onChange: (values: FormValues) => void;
}

const unitOf = (values: FormValues, unit: Unit, form: Form): Unit =>
  form['unit'] && (values['unit'] === 'JPY' || values['unit'] === '%' || values['unit'] === 'CNY')
    ? values['unit']
    : unit;

/** The life of a form: checked live, reviewed, sent; faults of the API come back to their fields. */
export function useDefinitionForm({
  form,
  context,
  initial,
  expected,
  review,
  onSend,
  onChange,
}: DefinitionFormOptions) {
  const methods = useForm<FormValues>({ defaultValues: initial });
  const values = useWatch<FormValues>({ control: methods.control });
  const minute = useNow(60_000);
  const live = useMemo(() => ({ ...context, now: new Date(minute).toISOString() }), [context, minute]);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const [step, setStep] = useState<'edit' | 'review'>('edit');
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [refused, setRefused] = useState<{ readonly faults: readonly ShownFault[]; readonly of: string }>();
  const [attempts, setAttempts] = useState(0);

  const sent = useMemo(() => askedValues(form, values, live), [form, values, live]);
  const checked = useMemo(() => checkForm(form, sent, live), [form, sent, live]);
  // what the API found stays until the values are others
  const found = useMemo(() => (refused && refused.of === JSON.stringify(sent) ? refused.faults : []), [refused, sent]);
  const faults: readonly ShownFault[] = useMemo(() => {
    const others = (known: readonly ShownFault[], more: readonly ShownFault[]) =>
      more.filter((one) => !known.some(({ path }) => path === one.path));
    const present = [...expected, ...others(expected, checked.faults)];
    return [...present, ...others(present, found)];
  }, [expected, checked, found]);
  const shown = useMemo(() => faultsToShow(faults, left, tried), [faults, left, tried]);

  const tell = useRef(onChange);
  useEffect(() => {
    tell.current = onChange;
  });
  const told = useRef(JSON.stringify(initial));
  useEffect(() => {
    const written = JSON.stringify(values);
    if (written === told.current) return;
    told.current = written;
    tell.current(values);
  }, [values]);

  const send = async () => {
    setSending(true);
    setProblem(undefined);
    try {
      await onSend(checked.values);
    } catch (error) {
      const refusal = problemOf(error);
      setProblem(refusal);
      if (refusal.faults) setRefused({ faults: refusal.faults, of: JSON.stringify(sent) });
      setStep('edit');
      setAttempts((count) => count + 1);
    } finally {
      setSending(false);
    }
  };
  const proceed = () => {
    setTried(true);
    setProblem(undefined);
    if (faults.length > 0) return setAttempts((count) => count + 1);
    if (review && step === 'edit') return setStep('review');
    return void send();
  };

  return {
    methods,
    live,
    unit: unitOf(values, context.unit, form),
    asked: askedFields(form, values, live),
    values,
    result: checked.values,
    shown,
    tried,
    attempts,
    step,
    sending,
    problem,
    leave: (path: string) =>
      afterPress(() => setLeft((paths) => (paths.has(path) ? paths : new Set([...paths, path])))),
    proceed,
    edit: () => setStep('edit'),
    restart: () => {
      methods.reset({});
      setLeft(new Set());
      setTried(false);
      setProblem(undefined);
    },
  };
}
