import { Autocomplete, Box, TextField, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useText } from '../../i18n/use-text';
import { useFormSetting, type InputProps } from '../form-setting';
import { describe, useField } from '../use-field';
import { useExperts } from '../values/use-directory';
import { RegisteredPersonInput } from './RegisteredPersonInput';

/** One person: of the committee, or one who could join it; before there is a case, one of the register. */
export function PersonInput(props: InputProps<'person'>) {
  const { caseId } = useFormSetting();
  return caseId === undefined ? <RegisteredPersonInput {...props} /> : <CommitteePersonInput {...props} />;
}

function CommitteePersonInput({ path, field }: InputProps<'person'>) {
  const t = useTranslate();
  const text = useText();
  const { caseId, context } = useFormSetting();
  const experts = useExperts(caseId);
  const { value, change, leave, ids, fault } = useField<string>(path);
  const appointed = context.experts ?? [];
  const people = (experts ?? []).filter(
    ({ userId, kind }) =>
      field.among === undefined ||
      (field.among === 'appointed' ? appointed.includes(userId) : kind === 'expert' && !appointed.includes(userId)),
  );
  return (
    <Autocomplete
      id={ids.input}
      options={people}
      value={people.find(({ userId }) => userId === value) ?? null}
      loading={!experts}
      loadingText={t('case.loading')}
      noOptionsText={t('form.committee.nobody')}
      getOptionLabel={({ name }) => name}
      getOptionKey={({ userId }) => userId}
      getOptionDisabled={({ avoid }) => field.among !== 'appointed' && !!avoid}
      isOptionEqualToValue={(one, other) => one.userId === other.userId}
      onChange={(_, chosen) => change(chosen?.userId)}
      onBlur={leave}
      renderOption={({ key: _key, ...props }, person) => (
        <Box component="li" key={person.userId} {...props}>
          <Box>
            {person.name}
            <Typography variant="body2" sx={{ color: 'text.secondary' }}>
              {person.employer}
              {person.avoid && ` · ${t('form.committee.avoid', { why: text(person.avoid) })}`}
            </Typography>
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
