import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Body, BodyRef, Page } from '../../../api/contract';
import { request } from '../api/client';

interface Props {
  readonly value: BodyRef | undefined;
  readonly onChange: (body: BodyRef | undefined) => void;
}

/** Finds a body by name. */
export function BodyPicker({ value, onChange }: Props) {
  const translate = useTranslate();
  const [q, setQ] = useState('');
  const { data, isFetching } = useQuery({
    queryKey: ['bodies', 'found', q],
    queryFn: ({ signal }) => request<Page<Body>>('GET', '/bodies', undefined, { query: { q, limit: 20 }, signal }),
    placeholderData: keepPreviousData,
  });

  const found: readonly BodyRef[] = data?.items ?? [];
  return (
    <Autocomplete<BodyRef>
      fullWidth
      options={found}
      filterOptions={(options) => options}
      loading={isFetching}
      value={value ?? null}
      onChange={(_event, body) => onChange(body ?? undefined)}
      onInputChange={(_event, words, reason) => setQ(reason === 'input' ? words : '')}
      getOptionKey={({ id }) => id}
      getOptionLabel={({ name }) => name}
      isOptionEqualToValue={(one, other) => one.id === other.id}
      renderInput={(props) => <TextField {...props} label={translate('users.body')} />}
    />
  );
}
