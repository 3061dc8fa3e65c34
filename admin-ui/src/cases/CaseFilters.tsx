import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useListContext, useTranslate } from 'react-admin';
import { useIndustryChoices } from '../api/use-industry-choices';
import { useJurisdictionChoices } from '../api/use-jurisdiction-choices';
import { useProcessChoices } from '../api/use-process-choices';
import { useMe } from '../api/use-me';
import { useRegionChoices } from '../api/use-region-choices';
import { FilterChoice } from '../look/FilterChoice';
import { FilterSpan } from '../look/FilterSpan';
import { SearchField } from '../look/SearchField';
import { useFilter } from '../look/use-filter';
import { useStages } from './use-stages';
import { VersionChip } from './VersionChip';

const states = ['open', 'closed', 'suspended', 'overdue'] as const;
const sorts = ['updated', 'opened', 'deadline'] as const;
/** By days; those that come with a link show only while they are set. */
const spans = ['deadline', 'opened', 'closed', 'awarded'] as const;
const marks = ['opens', 'awardUnit'] as const;

/** The filters of the list of cases as chips, and its order. */
export function CaseFilters() {
  const translate = useTranslate();
  const industries = useIndustryChoices();
  const filter = useFilter();
  const { sort, setSort } = useListContext();
  const processes = useProcessChoices();
  const role = useMe()?.acting.role;
  const regions = useRegionChoices();
  const laws = useJurisdictionChoices();
  const stages = useStages(filter.of('process'), filter.of('jurisdiction'));

  const version = filter.of('definitionId');
  const isOwn = filter.of('own') !== undefined;
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
      {role === 'bidder' && (
        <Chip
          label={translate('cases.own')}
          color={isOwn ? 'primary' : 'default'}
          variant={isOwn ? 'filled' : 'outlined'}
          aria-pressed={isOwn}
          onClick={() => filter.set('own', isOwn ? undefined : '1')}
        />
      )}
      {choice('process', processes)}
      {(laws.length > 1 || filter.of('jurisdiction') !== undefined) && choice('jurisdiction', laws)}
      {choice('stage', stages)}
      {choice(
        'state',
        states.map((value) => ({ value, label: translate(`cases.states.${value}`) })),
      )}
      {choice('region', regions.choices)}
      {choice('industry', industries.choices)}
      {spans
        .filter((name) => name === 'deadline' || filter.of(name) !== undefined)
        .map((name) => (
          <FilterSpan
            key={name}
            label={translate(`cases.spans.${name}`)}
            span={filter.of(name)}
            onChange={(span) => filter.set(name, span)}
          />
        ))}
      {marks
        .filter((name) => filter.of(name) !== undefined)
        .map((name) => (
          <Chip
            key={name}
            color="primary"
            label={translate(`cases.marks.${name}`, { value: filter.of(name) })}
            onDelete={() => filter.set(name, undefined)}
          />
        ))}
      {version !== undefined && <VersionChip id={version} onDelete={() => filter.set('definitionId', undefined)} />}
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
