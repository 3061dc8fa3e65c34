import { useCallback } from 'react';
import type { ViewContent } from '../../../api/contract';
import { ViewMenu } from '../views/ViewMenu';
import type { TaskFilter } from './use-tasks';

interface Props {
  readonly filter: TaskFilter;
  readonly onChange: (part: Readonly<Record<string, string | undefined>>) => void;
}

/** Views of the inbox. */
export function InboxViews({ filter, onChange }: Props) {
  const apply = useCallback(
    (content: ViewContent) => {
      const { scope, process, q, overdue, due } = content.filter;
      onChange({ scope, process, q, overdue, due, task: undefined });
    },
    [onChange],
  );
  const given = Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return <ViewMenu list="tasks" content={{ filter: Object.fromEntries(given) }} onApply={apply} />;
}
