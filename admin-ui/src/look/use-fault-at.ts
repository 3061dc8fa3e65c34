import { useCallback } from 'react';
import type { Problem } from '../../../api/contract';
import { useText } from '../i18n/use-text';

/** What a refusal says about one field: `faultAt('uscc')`, undefined when nothing. */
export function useFaultAt(problem: Problem | undefined): (path: string) => string | undefined {
  const text = useText();
  return useCallback(
    (path: string) => {
      const fault = problem?.faults?.find((each) => each.path === path || each.path.startsWith(`${path}.`));
      return fault && text(fault.message);
    },
    [problem, text],
  );
}
