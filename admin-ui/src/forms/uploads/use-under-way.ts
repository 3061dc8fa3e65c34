import { useMemo, useSyncExternalStore } from 'react';
import { useMe } from '../../api/use-me';
import type { DraftPlace } from '../use-draft';
import { onSendings, underWay } from './sendings';
import { fieldOf, placeOf } from './upload-place';

/** A document that has not arrived at its field yet. */
export interface Expected {
  /** Where the field stands in the form. */
  readonly path: string;
  readonly name: string;
}

/** What is on its way to the fields of a form, or was paused on its way. */
export function useUnderWay(caseId: string | undefined, draft: DraftPlace): readonly Expected[] {
  const me = useMe();
  // a text stays the same while nothing changes
  const all = useSyncExternalStore(onSendings, () => JSON.stringify(underWay()));
  const prefix = fieldOf(draft.action, '');
  return useMemo(
    () =>
      (JSON.parse(all) as ReturnType<typeof underWay>).flatMap(({ place, field, name }) =>
        field.startsWith(prefix) && place === placeOf(me, caseId, field)
          ? [{ path: field.slice(prefix.length), name }]
          : [],
      ),
    [all, me, caseId, prefix],
  );
}
