import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { platformDrafts, type DraftStore, type FormPlace, type StoredDraft } from './draft-store';
import type { FormValues } from './form-setting';

/** Where a draft is kept: its form, and on the platform unless told. */
export interface DraftPlace extends FormPlace {
  readonly store?: DraftStore;
}

export type DraftState =
  | { readonly kind: 'none' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'failed' };

const pause = 1200;
/** The draft that was kept when the form is opened; null when there is none, undefined until that is known. */
export function useKeptDraft(place: DraftPlace): StoredDraft | null | undefined {
  const { store = platformDrafts } = place;
  const { data, isError } = useQuery({
    queryKey: ['draft', store.name, place.caseId, place.action],
    queryFn: ({ signal }) => store.read(place, signal),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  // a form can be filled in without its draft
  return isError || (data && data.savedAt === undefined) ? null : data;
}

/** Keeps what is typed: a moment after the last change, and when the page is left. */
export function useDraft(place: DraftPlace, keptAt: string | undefined) {
  const [state, setState] = useState<DraftState>(keptAt ? { kind: 'saved', at: keptAt } : { kind: 'none' });
  const waiting = useRef<{ form: FormValues; timer: ReturnType<typeof setTimeout> } | undefined>(undefined);
  const over = useRef(false);
  const { caseId, action, store = platformDrafts } = place;

  const save = useCallback(
    async (form: FormValues) => {
      setState({ kind: 'saving' });
      try {
        const savedAt = await store.keep({ caseId, action }, form);
        if (savedAt !== undefined) setState({ kind: 'saved', at: savedAt });
      } catch {
        setState({ kind: 'failed' });
      }
    },
    [caseId, action, store],
  );
  const flush = useCallback(() => {
    if (!waiting.current) return;
    clearTimeout(waiting.current.timer);
    const { form } = waiting.current;
    waiting.current = undefined;
    if (!over.current) void save(form);
  }, [save]);
  const keep = useCallback(
    (form: FormValues) => {
      if (over.current) return;
      if (waiting.current) clearTimeout(waiting.current.timer);
      waiting.current = { form, timer: setTimeout(flush, pause) };
    },
    [flush],
  );
  /** Throws the draft away: it was sent, or is not wanted. With `forGood` nothing is kept after it. */
  const discard = useCallback(
    async (forGood: boolean) => {
      if (waiting.current) clearTimeout(waiting.current.timer);
      waiting.current = undefined;
      over.current = forGood;
      setState({ kind: 'none' });
      // a draft that cannot be thrown away does no harm
      await store.discard({ caseId, action }).catch(() => undefined);
    },
    [caseId, action, store],
  );

  useEffect(() => {
    const onHide = () => document.visibilityState === 'hidden' && flush();
    document.addEventListener('visibilitychange', onHide);
    return () => {
      document.removeEventListener('visibilitychange', onHide);
      flush();
    };
  }, [flush]);
  return { state, keep, discard };
}
