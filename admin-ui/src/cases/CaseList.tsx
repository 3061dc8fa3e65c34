import useMediaQuery from '@mui/material/useMediaQuery';
import type { Theme } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { InfiniteListBase, useListContext, useStore, useTranslate } from 'react-admin';
import type { CaseSummary } from '../../../api/contract';
import { ListBody } from '../look/ListBody';
import { CaseCards } from './CaseCards';
import { CaseFilters } from './CaseFilters';
import { CaseListHead } from './CaseListHead';
import { CaseTable } from './CaseTable';

/** All cases one may see: found, sorted, exported. */
export default function CaseList() {
  return (
    <InfiniteListBase resource="cases" perPage={50} sort={{ field: 'updated', order: 'DESC' }} disableAuthentication>
      <CaseListPage />
    </InfiniteListBase>
  );
}

function CaseListPage() {
  const translate = useTranslate();
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'), { noSsr: true });
  const [density] = useStore<'comfortable' | 'compact'>('cases.density', 'comfortable');
  const { data } = useListContext<CaseSummary>();
  return (
    <>
      <CaseListHead />
      <CaseFilters />
      <Typography role="status" variant="caption" component="p" color="textSecondary" sx={{ mb: 0.75, minHeight: 20 }}>
        {data !== undefined && data.length > 0 && translate('cases.shown', { smart_count: data.length })}
      </Typography>
      <ListBody<CaseSummary>
        empty={translate('cases.empty')}
        emptyHelp={translate('cases.emptyHelp')}
        emptyFiltered={translate('cases.emptyFiltered')}
      >
        {(cases) => (isPhone ? <CaseCards cases={cases} /> : <CaseTable cases={cases} density={density} />)}
      </ListBody>
    </>
  );
}
