import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { useText } from '../i18n/use-text';
import { FilterChoice } from '../look/FilterChoice';
import { FilterDays } from '../look/FilterDays';
import { PagedList } from '../look/PagedList';
import { SearchField } from '../look/SearchField';
import { useAddressFilter } from '../look/use-address-filter';
import { NoticeItems } from './NoticeItems';
import { PublicFilters } from './PublicFilters';
import { noticeFilters, useNotices } from './use-notices';
import { usePublicProcesses } from './use-public-processes';

/** Notices, looked for by words, kind, process, region, industry and day. `base` is where a notice is found. */
export function NoticeSearch({ base }: { readonly base: string }) {
  const translate = useTranslate();
  const text = useText();
  const filter = useAddressFilter(noticeFilters);
  const list = useNotices(filter.values);
  const processes = usePublicProcesses();
  const { q = '', kind, process, from, to } = filter.values;

  // several processes may publish a notice of the same kind
  const kinds = new Map(
    processes
      .filter((one) => process === undefined || one.process === process)
      .flatMap(({ notices }) => notices.map(({ kind: value, title }) => [value, text(title)] as const)),
  );
  return (
    <>
      <Box role="search" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 2 }}>
        <SearchField label={translate('notices.search')} value={q} onChange={(words) => filter.set({ q: words })} />
        <FilterChoice
          label={translate('notices.kind')}
          choices={[...kinds].map(([value, label]) => ({ value, label }))}
          value={kind}
          onChange={(value) => filter.set({ kind: value })}
        />
        <PublicFilters filter={filter} />
        <FilterDays
          label={translate('notices.published')}
          days={{ from, to }}
          onChange={(days) => filter.set({ from: days.from, to: days.to })}
        />
        {filter.isSet && (
          <Button size="small" onClick={filter.clear}>
            {translate('shell.clear')}
          </Button>
        )}
      </Box>
      <PagedList
        list={list}
        empty={translate(filter.isSet ? 'notices.emptyFiltered' : 'notices.empty')}
        emptyHelp={filter.isSet ? undefined : translate('notices.emptyHelp')}
        onClear={filter.isSet ? filter.clear : undefined}
      >
        {(notices) => <NoticeItems notices={notices} base={base} />}
      </PagedList>
    </>
  );
}
