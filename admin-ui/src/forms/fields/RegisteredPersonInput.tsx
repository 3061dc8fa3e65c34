import { Autocomplete, TextField } from '@mui/material';
import { useDeferredValue, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { InputProps } from '../form-setting';
import { describe, useField } from '../use-field';
import { useRegisteredPeople, useRegisteredPerson } from '../values/use-directory';

/** One person of the register, found by name. */
export function RegisteredPersonInput({ path }: InputProps<'person'>) {
  const t = useTranslate();
  const { value, change, leave, ids, fault } = useField<string>(path);
  const [typed, setTyped] = useState('');
  const chosen = useRegisteredPerson(value);
  const { items, loading } = useRegisteredPeople(useDeferredValue(typed === chosen?.name ? '' : typed.trim()));
  return (
    <Autocomplete
      id={ids.input}
      options={chosen && !items.some(({ id }) => id === chosen.id) ? [chosen, ...items] : [...items]}
      value={chosen ?? null}
      inputValue={typed}
      onInputChange={(_, words) => setTyped(words)}
      loading={loading}
      loadingText={t('case.loading')}
      noOptionsText={t('form.noneFound')}
      filterOptions={(options) => options}
      getOptionLabel={({ name, employer }) => (employer === '' ? name : `${name}（${employer}）`)}
      getOptionKey={({ id }) => id}
      isOptionEqualToValue={(one, other) => one.id === other.id}
      onChange={(_, person) => change(person?.id)}
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
