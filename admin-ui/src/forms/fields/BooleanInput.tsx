import { Alert, FormControlLabel, Radio, RadioGroup } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useText } from '../../i18n/use-text';
import type { InputProps } from '../form-setting';
import { describe, useField } from '../use-field';

/** Yes or no, neither of them chosen beforehand. */
export function BooleanInput({ path, field, required }: InputProps<'boolean'>) {
  const t = useTranslate();
  const text = useText();
  const { value, change, leave, ids, fault } = useField<boolean>(path);
  return (
    <>
      <RadioGroup
        row
        id={ids.input}
        value={value === undefined ? '' : String(value)}
        onChange={(event) => change(event.target.value === 'true')}
        onBlur={leave}
        aria-labelledby={ids.label}
        aria-required={required}
        {...describe({ ids, fault })}
      >
        <FormControlLabel value="true" control={<Radio size="small" />} label={t('form.yes')} />
        <FormControlLabel value="false" control={<Radio size="small" />} label={t('form.no')} />
      </RadioGroup>
      {value === false && field.mustBe && field.otherwise && (
        <Alert severity="warning" sx={{ mt: 0.5, maxWidth: 720 }}>
          {text(field.otherwise)}
        </Alert>
      )}
    </>
  );
}
