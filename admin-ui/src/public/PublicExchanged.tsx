import { useTranslate } from 'react-admin';
import { ExchangedSearch } from '../exchanged/ExchangedSearch';
import { PageHead } from '../look/PageHead';

/** Cases of other platforms, for everybody. */
export default function PublicExchanged() {
  const translate = useTranslate();
  return (
    <>
      <PageHead title={translate('exchanged.title')} lead={translate('exchanged.lead')} />
      <ExchangedSearch base="/public/exchanged" />
    </>
  );
}
