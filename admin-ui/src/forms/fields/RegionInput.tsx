import { Autocomplete, Box, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Region } from '../../../../api/contract';
import { useText } from '../../i18n/use-text';
import type { InputProps } from '../form-setting';
import { describe, useField } from '../use-field';
import { useRegions } from '../values/use-directory';
import { regionPath } from '../values/region-path';

/** An administrative division, found by any part of its name or code; the tree shows in the indentation. */
export function RegionInput({ path }: InputProps<'region'>) {
  const t = useTranslate();
  const text = useText();
  const regions = useRegions();
  const { value, change, leave, ids, fault } = useField<string>(path);
  const all = [...(regions ?? [])].sort((a, b) => a.code.localeCompare(b.code));
  const label = (region: Region) => regionPath(all, region.code).map(text).join(' › ');
  return (
    <Autocomplete
      id={ids.input}
      options={all}
      value={all.find(({ code }) => code === value) ?? null}
      loading={!regions}
      loadingText={t('case.loading')}
      noOptionsText={t('form.noneFound')}
      getOptionLabel={label}
      getOptionKey={({ code }) => code}
      isOptionEqualToValue={(one, other) => one.code === other.code}
      filterOptions={(options, { inputValue }) =>
        options
          .filter((region) => `${region.code} ${label(region)}`.toLowerCase().includes(inputValue.trim().toLowerCase()))
          .slice(0, 200)
      }
      onChange={(_, chosen) => change(chosen?.code)}
      onBlur={leave}
      renderOption={({ key: _key, ...props }, region, { inputValue }) => (
        <Box component="li" key={region.code} {...props}>
          <Box sx={{ flex: 1, pl: inputValue ? 0 : 2 * (regionPath(all, region.code).length - 1) }}>
            {inputValue ? label(region) : text(region.name)}
          </Box>
          <Box component="span" sx={{ color: 'text.secondary', ml: 1 }}>
            {region.code}
          </Box>
        </Box>
      )}
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
