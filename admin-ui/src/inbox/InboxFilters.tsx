import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import TextField from '@mui/material/TextField';
import { useTranslate } from 'react-admin';
import { useProcessChoices } from '../api/use-process-choices';
import { SearchField } from '../look/SearchField';
import type { TaskFilter } from './use-tasks';

interface Props {
  readonly filter: TaskFilter;
  readonly onChange: (part: Readonly<Record<string, string | undefined>>) => void;
}

/** Whose tasks, of which process, of which case. */
export function InboxFilters({ filter, onChange }: Props) {
  const translate = useTranslate();
  const processes = useProcessChoices();

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
    </Box>
  );
}
