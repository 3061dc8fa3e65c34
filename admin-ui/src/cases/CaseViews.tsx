import { useCallback } from 'react';
import { useListContext, useStore } from 'react-admin';
import type { ViewContent } from '../../../api/contract';
import { ViewMenu } from '../views/ViewMenu';
import { caseColumns, useCaseColumns, type CaseColumn } from './use-case-columns';

const isColumn = (name: string): name is CaseColumn => (caseColumns as readonly string[]).includes(name);

/** Views of the list of cases: filters, order, columns and density. */
export function CaseViews() {
  const { sort, setFilters, setSort, ...list } = useListContext();
  const [density, setDensity] = useStore<'comfortable' | 'compact'>('cases.density', 'comfortable');
  const [columns, setColumns] = useCaseColumns();
  const apply = useCallback(
    (content: ViewContent) => {
      setFilters(content.filter, {}, false);
      if (content.sort !== undefined) setSort({ field: content.sort, order: 'DESC' });
      if (content.columns) setColumns(content.columns.filter(isColumn));
      if (content.density) setDensity(content.density);
    },
    [setFilters, setSort, setColumns, setDensity],
  );
  const filter = list.filterValues as Record<string, string>; // set by our chips only
  return (
    <ViewMenu list="cases" content={{ filter, sort: sort.field, columns: [...columns], density }} onApply={apply} />
  );
}
