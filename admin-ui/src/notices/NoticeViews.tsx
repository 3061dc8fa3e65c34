import { useCallback } from 'react';
import type { ViewContent } from '../../../api/contract';
import { useAddressFilter } from '../look/use-address-filter';
import { ViewMenu } from '../views/ViewMenu';
import { noticeFilters } from './use-notices';

/** Views of the list of notices. */
export function NoticeViews() {
  const { values, set } = useAddressFilter(noticeFilters);
  const apply = useCallback(
    ({ filter }: ViewContent) => set(Object.fromEntries(noticeFilters.map((name) => [name, filter[name]]))),
    [set],
  );
  return <ViewMenu list="notices" content={{ filter: { ...values } }} onApply={apply} />;
}
