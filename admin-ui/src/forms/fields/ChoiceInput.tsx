import { FormControlLabel, MenuItem, Radio, RadioGroup, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useText } from '../../i18n/use-text';
import type { InputProps } from '../form-setting';
import { describe, useField } from '../use-field';

/** Up to this many options are all shown. */
const mostRadios = 4;

/** One of several words: all in sight when they are few, else in a menu. */
export function ChoiceInput({ path, field, required }: InputProps<'choice'>) {
  const t = useTranslate();
  const text = useText();
  const { value = '', change, leave, ids, fault } = useField<string>(path);
  const options = Object.entries(field.options);
  if (options.length <= mostRadios) {
    return (
      <RadioGroup
        id={ids.input}
        value={value}
        onChange={(event) => change(event.target.value)}
        onBlur={leave}
        aria-labelledby={ids.label}
        aria-required={required}
        {...describe({ ids, fault })}
      >
        {options.map(([name, title]) => (
          <FormControlLabel key={name} value={name} control={<Radio size="small" />} label={text(title)} />
        ))}
      </RadioGroup>
    );
  }
  return (
    <TextField
      select
      id={ids.input}
      value={value}
      error={!!fault}
      onChange={(event) => change(event.target.value)}
      onBlur={leave}
      slotProps={{
        select: {
          displayEmpty: true,
          SelectDisplayProps: { 'aria-labelledby': `${ids.label} ${ids.input}`, ...describe({ ids, fault }) },
        },
      }}
      sx={{ minWidth: 260, maxWidth: '100%' }}
    >
      <MenuItem value="" disabled>
        {t('form.choose')}
      </MenuItem>
      {options.map(([name, title]) => (
        <MenuItem key={name} value={name}>
          {text(title)}
        </MenuItem>
      ))}
    </TextField>
  );
}
