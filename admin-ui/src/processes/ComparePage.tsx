import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router';
import { problemOf } from '../api/client';
import { useDefinition } from '../case/use-case';
import { useText } from '../i18n/use-text';
import { PageHead } from '../look/PageHead';
import { ProblemAlert } from '../look/ProblemAlert';
import { ChangeList } from './ChangeList';
import { useDefinitions } from './use-definitions';

/** Two versions of a process beside each other, in words. */
export default function ComparePage() {
  const translate = useTranslate();
  const text = useText();
  const [search, setSearch] = useSearchParams();
  const [from, to] = [search.get('from') ?? '', search.get('to') ?? ''];
  const { data: list } = useDefinitions();
  const before = useDefinition(from);
  const after = useDefinition(to);

  const error = before.error ?? after.error;
  const choose = (side: 'from' | 'to', id: string) => setSearch({ from, to, [side]: id }, { replace: true });
  const choice = (side: 'from' | 'to', value: string) => (
    <TextField
      select
      fullWidth
      label={translate(`processes.${side}`)}
      value={list ? value : ''}
      onChange={(event) => choose(side, event.target.value)}
    >
      {(list?.items ?? []).map(({ id, title, version, jurisdiction }) => (
        <MenuItem key={id} value={id}>
          {text(title)} · {translate(`processes.jurisdiction.${jurisdiction}`, { _: jurisdiction })} · {version}
        </MenuItem>
      ))}
    </TextField>
  );
  return (
    <Box sx={{ maxWidth: 1000 }}>
      <PageHead title={translate('processes.compareTitle')} lead={translate('processes.compareLead')} />
      <Stack direction={{ xs: 'column', sm: 'row' }} sx={{ gap: 1.5, mb: 2 }}>
        {choice('from', from)}
        {choice('to', to)}
      </Stack>
      {error && <ProblemAlert problem={problemOf(error)} />}
      {!error && !(before.data && after.data) && <Skeleton variant="rounded" height={240} />}
      {before.data && after.data && <ChangeList before={before.data} after={after.data} />}
    </Box>
  );
}
