import { Autocomplete, Box, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { isSpeciality, specialities, specialityName } from '../../../../domain/drawing/specialities';
import { useText } from '../../i18n/use-text';
import type { InputProps } from '../form-setting';
import { describe, useField } from '../use-field';

const shownAtOnce = 200;

/** A code of the national tree, found by any part of its name or code; a direction (six digits) is typed. */
export function SpecialityInput({ path }: InputProps<'speciality'>) {
  const t = useTranslate();
  const text = useText();
  const { value, change, leave, ids, fault } = useField<string>(path);
  return (
    <Autocomplete
      id={ids.input}
      freeSolo
      options={specialities.map(({ code }) => code)}
      value={value ?? null}
      getOptionLabel={(code) => (isSpeciality(code) ? `${code} ${text(specialityName(code))}` : code)}
      filterOptions={(options, { inputValue }) =>
        options
          .filter((code) => {
            const { zh, en } = specialityName(code);
            return `${code} ${zh} ${en}`.toLowerCase().includes(inputValue.trim().toLowerCase());
          })
          .slice(0, shownAtOnce)
      }
      onChange={(_, chosen) => change(chosen?.trim().toUpperCase())}
      onBlur={leave}
      renderOption={({ key: _key, ...props }, code) => (
        <Box component="li" key={code} {...props}>
          <Box sx={{ flex: 1 }}>{text(specialityName(code))}</Box>
          <Box component="span" sx={{ color: 'text.secondary', ml: 1 }}>
            {code}
          </Box>
        </Box>
      )}
      renderInput={(params) => (
        <TextField
          {...params}
          placeholder={t('draw.speciality')}
          error={!!fault}
          slotProps={{ ...params.slotProps, htmlInput: { ...params.slotProps.htmlInput, ...describe({ ids, fault }) } }}
        />
      )}
      sx={{ maxWidth: 480 }}
    />
  );
}
