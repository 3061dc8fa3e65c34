import { useTranslate } from 'react-admin';
import { PageHead } from '../look/PageHead';
import { ExchangedSearch } from './ExchangedSearch';

/** Cases of other platforms, for those who are signed in. */
export default function ExchangedList() {
  const translate = useTranslate();
  return (
    <>
      <PageHead title={translate('exchanged.title')} lead={translate('exchanged.lead')} />
      <ExchangedSearch base="/exchanged" />
    </>
  );
}
