import { Autocomplete, TextField } from '@mui/material';
import { useDeferredValue, useState } from 'react';
import { useTranslate } from 'react-admin';
import { describe, useField } from '../use-field';

interface Named {
  readonly id: string;
  readonly name: string;
}

interface Props<Thing extends Named> {
  readonly path: string;
  /** The one of that id, as far as it is known. */
  readonly useChosen: (id: string | undefined) => Thing | undefined;
  /** Those whose name has these words in it. */
  readonly useFound: (words: string) => { readonly items: readonly Thing[]; readonly loading: boolean };
  readonly labelOf: (thing: Thing) => string;
}

/** One of many that are found by their names. */
export function FoundInput<Thing extends Named>({ path, useChosen, useFound, labelOf }: Props<Thing>) {
  const t = useTranslate();
  const { value, change, leave, ids, fault } = useField<string>(path);
  const [typed, setTyped] = useState('');
  const chosen = useChosen(value);
  const isChosenShown = chosen !== undefined && typed === labelOf(chosen);
  const { items, loading } = useFound(useDeferredValue(isChosenShown ? '' : typed.trim()));
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
      getOptionLabel={labelOf}
      getOptionKey={({ id }) => id}
      isOptionEqualToValue={(one, other) => one.id === other.id}
      onChange={(_, thing) => change(thing?.id)}
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
