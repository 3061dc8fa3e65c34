import { useTranslate } from 'react-admin';
import { PageHead } from '../look/PageHead';
import { NoticeSearch } from '../notices/NoticeSearch';

/** All notices, for everybody. */
export default function PublicNotices() {
  const translate = useTranslate();
  return (
    <>
      <PageHead title={translate('notices.title')} lead={translate('public.noticesLead')} />
      <NoticeSearch base="/public/notices" />
    </>
  );
}
