import { TextField } from '@mui/material';
import { useState } from 'react';
import type { InputProps } from '../form-setting';
import { describe, useField } from '../use-field';

const read = (typed: string): number | string | undefined => {
  const text = typed.trim();
  if (text === '') return undefined;
  return /^-?[0-9]+(\.[0-9]+)?$/.test(text) ? Number(text) : text;
};

/** A number. What is not one stays as it was typed, so that the fault can say so. */
export function NumberInput({ path, required }: InputProps<'number'>) {
  const { value, change, leave, ids, fault } = useField<number | string>(path);
  const [typed, setTyped] = useState('');
  const shown = read(typed) === value ? typed : String(value ?? '');
  return (
    <TextField
      id={ids.input}
      value={shown}
      error={!!fault}
      onChange={(event) => {
        setTyped(event.target.value);
        change(read(event.target.value));
      }}
      onBlur={leave}
      slotProps={{
        htmlInput: {
          ...describe({ ids, fault }),
          'aria-required': required,
          inputMode: 'decimal',
          autoComplete: 'off',
        },
      }}
      sx={{ width: 140, maxWidth: '100%' }}
    />
  );
}
