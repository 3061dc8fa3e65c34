import SearchOffIcon from '@mui/icons-material/SearchOffOutlined';
import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import { EmptyState } from '../look/EmptyState';
import { PageHead } from '../look/PageHead';

/** An address among the public pages that leads nowhere. */
export function NoPublicPage() {
  const translate = useTranslate();
  return (
    <>
      <PageHead title={translate('missing.notFound')} />
      <EmptyState icon={SearchOffIcon} title={translate('missing.notFound')} help={translate('public.notFound')}>
        <Button variant="contained" component={Link} to="/public/notices">
          {translate('notices.all')}
        </Button>
      </EmptyState>
    </>
  );
}
