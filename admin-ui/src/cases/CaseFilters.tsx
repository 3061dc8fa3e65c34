import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useListContext, useTranslate } from 'react-admin';
import { useProcesses } from '../api/use-processes';
import { useRegionChoices } from '../api/use-region-choices';
import { useText } from '../i18n/use-text';
import { FilterChoice } from '../look/FilterChoice';
import { industries } from '../look/industries';
import { SearchField } from '../look/SearchField';
import { useFilter } from '../look/use-filter';
import { useStages } from './use-stages';

const states = ['open', 'closed', 'suspended', 'overdue'] as const;
const sorts = ['updated', 'opened', 'deadline'] as const;

/** The filters of the list of cases as chips, and its order. */
export function CaseFilters() {
  const translate = useTranslate();
  const text = useText();
  const filter = useFilter();
  const { sort, setSort } = useListContext();
  const processes = useProcesses();
  const regions = useRegionChoices();
  const stages = useStages(filter.of('process'));

  const choice = (name: string, choices: readonly { value: string; label: string }[]) => (
    <FilterChoice
      label={translate(`cases.${name}`)}
      choices={choices}
      value={filter.of(name)}
      onChange={(value) => filter.set(name, value)}
    />
  );
  return (
    <Box role="search" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 1.5 }}>
      <SearchField
        label={translate('cases.search')}
        value={filter.of('q') ?? ''}
        onChange={(q) => filter.set('q', q)}
      />
      {choice(
        'process',
        processes.map(({ process, title }) => ({ value: process, label: text(title) })),
      )}
      {choice('stage', stages)}
      {choice(
        'state',
        states.map((value) => ({ value, label: translate(`cases.states.${value}`) })),
      )}
      {choice('region', regions.choices)}
      {choice(
        'industry',
        industries.map((value) => ({ value, label: translate(`industry.${value}`) })),
      )}
      {filter.isSet && (
        <Button size="small" onClick={filter.clear}>
          {translate('shell.clear')}
        </Button>
      )}
      <Box sx={{ flex: 1 }} />
      <TextField
        select
        label={translate('cases.sort')}
        value={sort.field}
        onChange={(event) => setSort({ field: event.target.value, order: 'DESC' })}
        sx={{ width: 170 }}
      >
        {sorts.map((field) => (
          <MenuItem key={field} value={field}>
            {translate(`cases.sorts.${field}`)}
          </MenuItem>
        ))}
      </TextField>
    </Box>
  );
}
