import { Alert, Box, Button, Typography } from '@mui/material';
import { useEffect, useRef } from 'react';
import { useTranslate } from 'react-admin';
import type { Unit } from '../../../domain/amount';
import type { Form } from '../../../definitions/language';
import type { FormContext } from '../../../definitions/language/form-context';
import { useText } from '../i18n/use-text';
import type { FormValues } from './form-setting';
import { FieldValue } from './values/FieldValue';
import { ValueList } from './values/ValueList';

interface ReviewStepProps {
  readonly form: Form;
  readonly values: FormValues;
  readonly unit: Unit;
  readonly context: FormContext;
  readonly caseId: string | undefined;
  /** The action in words, and what it is done to. */
  readonly title: string;
  readonly objectName: string;
  readonly replaceable: boolean | undefined;
  readonly sending: boolean;
  readonly onConfirm: () => void;
  readonly onEdit: () => void;
}

/** Everything once more, to be read before what cannot be undone; the button names the object. */
export function ReviewStep(props: ReviewStepProps) {
  const { form, values, unit, context, caseId, title, objectName, replaceable, sending, onConfirm, onEdit } = props;
  const t = useTranslate();
  const text = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const rows = Object.entries(form)
    .filter(([name]) => values[name] !== undefined)
    .map(([name, field]) => ({
      key: name,
      title: text(field.title),
      value: <FieldValue type={field.type} value={values[name]} {...{ field, unit, context, caseId }} />,
    }));
  return (
    <Box>
      <Typography
        ref={heading}
        tabIndex={-1}
        variant="h3"
        component="h3"
        sx={{ mb: 1, scrollMarginTop: 140, '&:focus': { outline: 'none' } }}
      >
        {t('form.review.title')}
      </Typography>
      <ValueList rows={rows} />
      <Alert severity="warning" variant="outlined" sx={{ my: 2 }}>
        {t(replaceable ? 'form.review.replaceable' : 'form.review.warning', { action: title, object: objectName })}
      </Alert>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <Button variant="contained" loading={sending} onClick={onConfirm}>
          {t('form.review.confirm', { action: title })}
        </Button>
        <Button disabled={sending} onClick={onEdit}>
          {t('form.review.edit')}
        </Button>
      </Box>
    </Box>
  );
}
