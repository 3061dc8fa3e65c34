import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import MenuItem from '@mui/material/MenuItem';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import TextField from '@mui/material/TextField';
import { useTranslate } from 'react-admin';
import { useProcessChoices } from '../api/use-process-choices';
import { FilterSpan } from '../look/FilterSpan';
import { SearchField } from '../look/SearchField';
import type { TaskFilter } from './use-tasks';

interface Props {
  readonly filter: TaskFilter;
  readonly onChange: (part: Readonly<Record<string, string | undefined>>) => void;
}

/** Whose tasks, of which process, of which case, until when. */
export function InboxFilters({ filter, onChange }: Props) {
  const translate = useTranslate();
  const processes = useProcessChoices();
  const isLate = filter.overdue !== undefined;

  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5, mb: 2 }}>
      <Tabs
        value={filter.scope}
        onChange={(_event, scope: string) => onChange({ scope: scope === 'mine' ? undefined : scope, task: undefined })}
        aria-label={translate('inbox.scopeLabel')}
        sx={{ flex: { xs: '1 0 100%', md: '1 0 auto' } }}
      >
        {(['mine', 'body', 'all'] as const).map((scope) => (
          <Tab key={scope} value={scope} label={translate(`inbox.scope.${scope}`)} />
        ))}
      </Tabs>
      <TextField
        select
        label={translate('inbox.process')}
        value={filter.process ?? ''}
        onChange={(event) => onChange({ process: event.target.value || undefined })}
        sx={{ width: { xs: '100%', sm: 180 } }}
        slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
      >
        <MenuItem value="">{translate('inbox.allProcesses')}</MenuItem>
        {processes.map(({ value, label }) => (
          <MenuItem key={value} value={value}>
            {label}
          </MenuItem>
        ))}
      </TextField>
      <SearchField
        label={translate('inbox.search')}
        value={filter.q ?? ''}
        onChange={(q) => onChange({ q: q || undefined })}
      />
      <Chip
        label={translate('inbox.group.overdue')}
        color={isLate ? 'primary' : 'default'}
        variant={isLate ? 'filled' : 'outlined'}
        aria-pressed={isLate}
        onClick={() => onChange({ overdue: isLate ? undefined : '1' })}
      />
      <FilterSpan label={translate('inbox.due')} span={filter.due} onChange={(due) => onChange({ due })} />
    </Box>
  );
}
