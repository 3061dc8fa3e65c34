import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { useTranslate } from 'react-admin';
import { useAbility } from '../api/use-me';
import { useChannels } from '../deliveries/use-deliveries';
import { FilterChoice } from '../look/FilterChoice';
import { FilterSpan } from '../look/FilterSpan';
import { PageHead } from '../look/PageHead';
import { PagedList } from '../look/PagedList';
import { SearchField } from '../look/SearchField';
import { useAddressFilter } from '../look/use-address-filter';
import { AccessDenied } from '../missing/AccessDenied';
import { ChannelIncidentCard } from './ChannelIncidentCard';
import { IncidentList } from './IncidentList';
import { incidentFilters, useIncidents } from './use-incidents';

/** What keeps failing anywhere and waits for an operator, and channels that are out of order. */
export default function IncidentsPage() {
  const ability = useAbility();
  return ability.can('manage', 'Incident') ? <Incidents /> : <AccessDenied />;
}

const kinds = ['case', 'archive', 'outbox', 'delivery', 'exchange', 'setBack'] as const;

function Incidents() {
  const translate = useTranslate();
  const filter = useAddressFilter(incidentFilters);
  const { kind, q = '', since } = filter.values;
  const list = useIncidents(filter.values);
  const channels = useChannels().data?.items.filter(({ failingSince }) => failingSince !== undefined) ?? [];
  return (
    <Box sx={{ maxWidth: 1000 }}>
      <PageHead title={translate('incidents.title')} lead={translate('incidents.lead')} />
      <Box role="search" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 2 }}>
        <SearchField label={translate('incidents.search')} value={q} onChange={(words) => filter.set({ q: words })} />
        <FilterChoice
          label={translate('incidents.kind')}
          choices={kinds.map((value) => ({ value, label: translate(`incidents.kinds.${value}`) }))}
          value={kind}
          onChange={(value) => filter.set({ kind: value })}
        />
        <FilterSpan
          label={translate('incidents.since')}
          span={since}
          onChange={(span) => filter.set({ since: span })}
        />
        {filter.isSet && (
          <Button size="small" onClick={filter.clear}>
            {translate('shell.clear')}
          </Button>
        )}
      </Box>
      {channels.length > 0 && (
        <Stack component="ul" sx={{ gap: 1.5, p: 0, m: 0, mb: 1.5, listStyle: 'none' }}>
          {channels.map((channel) => (
            <ChannelIncidentCard key={channel.name} channel={channel} />
          ))}
        </Stack>
      )}
      <PagedList
        list={list}
        empty={translate('incidents.empty')}
        emptyHelp={translate('incidents.emptyHelp')}
        onClear={filter.isSet ? filter.clear : undefined}
      >
        {(items) => <IncidentList items={items} />}
      </PagedList>
    </Box>
  );
}
