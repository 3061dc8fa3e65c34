import { Autocomplete, TextField } from '@mui/material';
import { useDeferredValue, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { InputProps } from '../form-setting';
import { describe, useField } from '../use-field';
import { useBodies, useBody } from '../values/use-directory';

/** A body of the kind that is asked for, found by its name. */
export function BodyInput({ path, field }: InputProps<'body'>) {
  const t = useTranslate();
  const { value, change, leave, ids, fault } = useField<string>(path);
  const [typed, setTyped] = useState('');
  const chosen = useBody(value);
  const { items, loading } = useBodies(field.kind, useDeferredValue(typed === chosen?.name ? '' : typed.trim()));
  return (
    <Autocomplete
      id={ids.input}
      options={chosen && !items.some(({ id }) => id === chosen.id) ? [chosen, ...items] : items}
      value={chosen ?? null}
      inputValue={typed}
      onInputChange={(_, words) => setTyped(words)}
      loading={loading}
      loadingText={t('case.loading')}
      noOptionsText={t('form.noneFound')}
      filterOptions={(options) => options}
      getOptionLabel={({ name }) => name}
      getOptionKey={({ id }) => id}
      isOptionEqualToValue={(one, other) => one.id === other.id}
      onChange={(_, body) => change(body?.id)}
      onBlur={leave}
      renderInput={(params) => (
        <TextField
          {...params}
          error={!!fault}
          slotProps={{ ...params.slotProps, htmlInput: { ...params.slotProps.htmlInput, ...describe({ ids, fault }) } }}
        />
      )}
      sx={{ maxWidth: 420 }}
    />
  );
}
