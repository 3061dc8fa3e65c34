import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { request } from '../api/client';
import type { FormValues } from './form-setting';

interface StoredDraft {
  readonly form: FormValues;
  /** Undefined where nothing was kept. */
  readonly savedAt?: string;
}

/** Where a draft is kept: the case (`new` for one that is being opened) and the action. */
export interface DraftPlace {
  readonly caseId: string;
  readonly action: string;
}

export type DraftState =
  | { readonly kind: 'none' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'failed' };

const pause = 1200;
const addressOf = ({ caseId, action }: DraftPlace): string =>
  `/cases/${encodeURIComponent(caseId)}/drafts/${encodeURIComponent(action)}`;

/** The draft that was kept when the form is opened; null when there is none, undefined until that is known. */
export function useKeptDraft(place: DraftPlace): StoredDraft | null | undefined {
  const { data, isError } = useQuery({
    queryKey: ['draft', place.caseId, place.action],
    queryFn: ({ signal }) => request<StoredDraft>('GET', addressOf(place), undefined, { signal }),
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
  const { caseId, action } = place;

  const save = useCallback(
    async (form: FormValues) => {
      setState({ kind: 'saving' });
      try {
        const { savedAt } = await request<StoredDraft>('PUT', addressOf({ caseId, action }), { form });
        if (savedAt !== undefined) setState({ kind: 'saved', at: savedAt });
      } catch {
        setState({ kind: 'failed' });
      }
    },
    [caseId, action],
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
      await request('DELETE', addressOf({ caseId, action })).catch(() => undefined);
    },
    [caseId, action],
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
