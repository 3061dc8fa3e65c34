import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import type { ExchangedCase } from '../../../api/contract';
import { useRegionChoices } from '../api/use-region-choices';
import { FilterChoice } from '../look/FilterChoice';
import { Instant } from '../look/Instant';
import { PagedList } from '../look/PagedList';
import { RecordRows } from '../look/RecordRows';
import { SearchField } from '../look/SearchField';
import { useAddressFilter } from '../look/use-address-filter';
import { TenderStatusChip } from './TenderStatusChip';
import { exchangedFilters, useExchangedCases } from './use-exchanged';

const statuses = ['planned', 'active', 'complete', 'cancelled', 'unsuccessful'] as const;

const titleOf = ({ title, lot }: ExchangedCase): string => (lot === undefined ? title : `${title} · ${lot}`);

/** Cases of other platforms, looked for by words, region and status. `base` is where a case is found. */
export function ExchangedSearch({ base }: { readonly base: string }) {
  const translate = useTranslate();
  const regions = useRegionChoices();
  const filter = useAddressFilter(exchangedFilters);
  const list = useExchangedCases(filter.values);
  const { q = '', region, status } = filter.values;
  return (
    <>
      <Box role="search" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 2 }}>
        <SearchField label={translate('exchanged.search')} value={q} onChange={(words) => filter.set({ q: words })} />
        <FilterChoice
          label={translate('notices.region')}
          choices={regions.choices}
          value={region}
          onChange={(value) => filter.set({ region: value })}
        />
        <FilterChoice
          label={translate('exchanged.facts.status')}
          choices={statuses.map((value) => ({ value, label: translate(`exchanged.status.${value}`) }))}
          value={status}
          onChange={(value) => filter.set({ status: value })}
        />
        {filter.isSet && (
          <Button size="small" onClick={filter.clear}>
            {translate('shell.clear')}
          </Button>
        )}
      </Box>
      <PagedList
        list={list}
        empty={translate(filter.isSet ? 'exchanged.emptyFiltered' : 'exchanged.empty')}
        emptyHelp={filter.isSet ? undefined : translate('exchanged.emptyHelp')}
        onClear={filter.isSet ? filter.clear : undefined}
      >
        {(cases) => (
          <RecordRows
            records={cases}
            pathOf={({ id }) => `${base}/${id}`}
            columns={[
              { name: translate('cases.name'), value: titleOf },
              { name: translate('cases.code'), value: ({ caseId }) => caseId },
              {
                name: translate('exchanged.facts.status'),
                value: ({ status: stands }) => (stands === undefined ? '' : <TenderStatusChip status={stands} />),
              },
              { name: translate('exchanged.facts.buyer'), value: ({ buyer }) => buyer ?? '' },
              { name: translate('notices.region'), value: (one) => regions.nameOf(one.region) },
              { name: translate('exchanged.sender'), value: ({ sender }) => sender.name },
              { name: translate('cases.updated'), value: ({ updatedAt }) => <Instant at={updatedAt} /> },
            ]}
          />
        )}
      </PagedList>
    </>
  );
}
