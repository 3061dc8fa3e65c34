import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import { PageHead } from '../look/PageHead';
import { TenderSearch } from './TenderSearch';

/** The tenders that take bids now, for those who are signed in: each leads to its case, where one takes part. */
export default function TenderList() {
  const translate = useTranslate();
  return (
    <Box sx={{ maxWidth: 960 }}>
      <PageHead title={translate('tenders.title')} lead={translate('tenders.lead')} />
      <TenderSearch pathOf={({ id }) => `/cases/${id}`} />
    </Box>
  );
}
