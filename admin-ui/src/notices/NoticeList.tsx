import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import { PageHead } from '../look/PageHead';
import { NoticeSearch } from './NoticeSearch';
import { NoticeViews } from './NoticeViews';

/** What was made public, for those who are signed in. */
export default function NoticeList() {
  const translate = useTranslate();
  return (
    <Box sx={{ maxWidth: 960 }}>
      <PageHead title={translate('notices.title')}>
        <NoticeViews />
        <Button component={Link} to="/public/notices">
          {translate('notices.publicPage')}
        </Button>
      </PageHead>
      <NoticeSearch base="/notices" />
    </Box>
  );
}
