import { useTranslate } from 'react-admin';
import type { OpenTender } from '../../../api/contract';
import { PageHead } from '../look/PageHead';
import { TenderSearch } from '../tenders/TenderSearch';

/** The first notice tells the rest; until it is out, what there is to find under the code. */
const noticeOf = ({ code, noticeId }: OpenTender): string =>
  noticeId === undefined ? `/public/notices?q=${encodeURIComponent(code)}` : `/public/notices/${noticeId}`;

/** The tenders that take bids now, for everybody. */
export default function OpenTenders() {
  const translate = useTranslate();
  return (
    <>
      <PageHead title={translate('tenders.title')} lead={translate('tenders.lead')} />
      <TenderSearch pathOf={noticeOf} />
    </>
  );
}
