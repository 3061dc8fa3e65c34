import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import type { OpenTender } from '../../../api/contract';
import { PagedList } from '../look/PagedList';
import { SearchField } from '../look/SearchField';
import { useAddressFilter } from '../look/use-address-filter';
import { PublicFilters } from '../notices/PublicFilters';
import { TenderItems } from './TenderItems';
import { tenderFilters, useOpenTenders } from './use-open-tenders';

/** The tenders that take bids now, looked for by words, process, region and industry. */
export function TenderSearch({ pathOf }: { readonly pathOf: (tender: OpenTender) => string }) {
  const translate = useTranslate();
  const filter = useAddressFilter(tenderFilters);
  const list = useOpenTenders(filter.values);
  return (
    <>
      <Box role="search" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 2 }}>
        <SearchField
          label={translate('tenders.search')}
          value={filter.values.q ?? ''}
          onChange={(q) => filter.set({ q })}
        />
        <PublicFilters filter={filter} />
        {filter.isSet && (
          <Button size="small" onClick={filter.clear}>
            {translate('shell.clear')}
          </Button>
        )}
      </Box>
      <PagedList
        list={list}
        empty={translate(filter.isSet ? 'tenders.emptyFiltered' : 'tenders.empty')}
        emptyHelp={filter.isSet ? undefined : translate('tenders.emptyHelp')}
        onClear={filter.isSet ? filter.clear : undefined}
      >
        {(tenders) => <TenderItems tenders={tenders} pathOf={pathOf} />}
      </PagedList>
    </>
  );
}
