import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import { NoticeView } from './NoticeView';

/** One notice, for those who are signed in. */
export default function NoticePage() {
  const translate = useTranslate();
  return (
    <Box sx={{ maxWidth: 1200 }}>
      <NoticeView
        base="/notices"
        actions={(caseId) => (
          <Button variant="outlined" component={Link} to={`/cases/${caseId}`}>
            {translate('notices.openCase')}
          </Button>
        )}
      />
    </Box>
  );
}
