import SchoolIcon from '@mui/icons-material/SchoolOutlined';
import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router';
import type { CaseSummary, Page } from '../../../api/contract';
import { problemOf, request } from '../api/client';
import { useAbility } from '../api/use-me';
import { EmptyState } from '../look/EmptyState';
import { PagedList } from '../look/PagedList';
import { PageHead } from '../look/PageHead';
import { ProblemAlert } from '../look/ProblemAlert';
import { AccessDenied } from '../missing/AccessDenied';
import { ExpertRows } from './ExpertRows';
import { useExperts } from './use-experts';

/** The experts for a case, with what speaks against choosing them. */
export default function ExpertsPage() {
  const translate = useTranslate();
  const ability = useAbility();
  const [parameters, setParameters] = useSearchParams();
  const [q, setQ] = useState('');
  const cases = useQuery({
    queryKey: ['cases', 'found', q],
    queryFn: ({ signal }) =>
      request<Page<CaseSummary>>('GET', '/cases', undefined, { query: { q, state: 'open', limit: 20 }, signal }),
  });
  const caseId = parameters.get('case') ?? undefined;
  const experts = useExperts(caseId);

  if (!ability.can('read', 'Expert')) return <AccessDenied />;
  const found = cases.data?.items ?? [];
  return (
    <Box sx={{ maxWidth: 860 }}>
      <PageHead title={translate('experts.title')} lead={translate('experts.lead')} />
      <Autocomplete
        options={found}
        filterOptions={(options) => options}
        loading={cases.isFetching}
        value={found.find(({ id }) => id === caseId) ?? null}
        onChange={(_event, chosen) => setParameters(chosen ? { case: chosen.id } : {}, { replace: true })}
        onInputChange={(_event, words, reason) => setQ(reason === 'input' ? words : '')}
        getOptionKey={({ id }) => id}
        getOptionLabel={({ title, code, lot }) => [title, lot, code].filter(Boolean).join(' · ')}
        isOptionEqualToValue={(one, other) => one.id === other.id}
        renderInput={(props) => <TextField {...props} label={translate('experts.case')} />}
        sx={{ mb: 2 }}
      />
      {cases.error && <ProblemAlert problem={problemOf(cases.error)} onRetry={() => void cases.refetch()} />}
      {caseId === undefined ? (
        <Card>
          <EmptyState icon={SchoolIcon} title={translate('experts.choose')} help={translate('experts.chooseHelp')} />
        </Card>
      ) : (
        <PagedList list={experts} empty={translate('experts.none')}>
          {(items) => (
            <Card>
              <ExpertRows experts={items} />
            </Card>
          )}
        </PagedList>
      )}
    </Box>
  );
}
