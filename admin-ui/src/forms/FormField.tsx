import { Skeleton } from '@mui/material';
import { lazy, Suspense } from 'react';
import type { Field } from '../../../definitions/language';
import { FieldFrame } from './FieldFrame';
import { AmountInput } from './fields/AmountInput';
import { BidInput } from './fields/BidInput';
import { BodyInput } from './fields/BodyInput';
import { BooleanInput } from './fields/BooleanInput';
import { ChoiceInput } from './fields/ChoiceInput';
import { CommitteeInput } from './fields/CommitteeInput';
import { CorrectionsInput } from './fields/CorrectionsInput';
import { ListInput } from './fields/ListInput';
import { NumberInput } from './fields/NumberInput';
import { PersonInput } from './fields/PersonInput';
import { RegionInput } from './fields/RegionInput';
import { ScoreSheetInput } from './fields/ScoreSheetInput';
import { SpecialityInput } from './fields/SpecialityInput';
import { TextInput } from './fields/TextInput';
import { useFormSetting } from './form-setting';

// the date pickers are large and most forms have none
const DateInput = lazy(() => import('./fields/DateInput'));
// the arithmetic of a draw is needed by few
const SeedPartInput = lazy(() => import('./fields/SeedPartInput'));
const DateTimeInput = lazy(() => import('./fields/DateTimeInput'));

interface FormFieldProps {
  readonly path: string;
  readonly field: Field;
  readonly required: boolean;
}

function FieldInput({ path, field, required }: FormFieldProps) {
  const { Documents } = useFormSetting();
  switch (field.type) {
    case 'text':
      return <TextInput {...{ path, field, required }} />;
    case 'amount':
      return <AmountInput {...{ path, field, required }} />;
    case 'number':
      return <NumberInput {...{ path, field, required }} />;
    case 'date':
      return <DateInput {...{ path, field, required }} />;
    case 'dateTime':
      return <DateTimeInput {...{ path, field, required }} />;
    case 'choice':
      return <ChoiceInput {...{ path, field, required }} />;
    case 'boolean':
      return <BooleanInput {...{ path, field, required }} />;
    case 'document':
      return <Documents {...{ path, field, required }} />;
    case 'list':
      return <ListInput {...{ path, field, required }} />;
    case 'committee':
      return <CommitteeInput {...{ path, field, required }} />;
    case 'region':
      return <RegionInput {...{ path, field, required }} />;
    case 'body':
      return <BodyInput {...{ path, field, required }} />;
    case 'person':
      return <PersonInput {...{ path, field, required }} />;
    case 'bid':
      return <BidInput {...{ path, field, required }} />;
    case 'speciality':
      return <SpecialityInput {...{ path, field, required }} />;
    case 'seedPart':
      return <SeedPartInput {...{ path, field, required }} />;
    case 'corrections':
      return <CorrectionsInput {...{ path, field, required }} />;
    case 'scoreSheet':
      return <ScoreSheetInput {...{ path, field, required }} />;
  }
}

/** One field of a form, as its type asks. */
export function FormField(props: FormFieldProps) {
  return (
    <FieldFrame {...props}>
      <Suspense fallback={<Skeleton variant="rounded" height={40} sx={{ maxWidth: 320 }} />}>
        <FieldInput {...props} />
      </Suspense>
    </FieldFrame>
  );
}
