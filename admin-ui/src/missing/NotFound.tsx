import SearchOffIcon from '@mui/icons-material/SearchOffOutlined';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import { askForSearch } from '../layout/use-search-key';
import { EmptyState } from '../look/EmptyState';
import { PageHead } from '../look/PageHead';

/** An address that leads nowhere. */
export function NotFound() {
  const translate = useTranslate();
  return (
    <>
      <PageHead title={translate('missing.notFound')} />
      <EmptyState icon={SearchOffIcon} title={translate('missing.notFound')} help={translate('missing.notFoundHelp')}>
        <Stack direction="row" sx={{ gap: 1, justifyContent: 'center' }}>
          <Button variant="contained" component={Link} to="/tasks">
            {translate('missing.home')}
          </Button>
          <Button variant="outlined" onClick={askForSearch}>
            {translate('missing.search')}
          </Button>
        </Stack>
      </EmptyState>
    </>
  );
}
