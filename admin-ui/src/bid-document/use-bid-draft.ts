import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { browserDrafts } from '../sealing/browser-drafts';
import { emptyDraft, type BidDraft } from './bid-draft';

const pause = 800;

/** Whether something that was kept is a draft of a bid document: an older console may have kept another. */
const isDraft = (kept: object): kept is BidDraft =>
  'forms' in kept && 'prices' in kept && 'price' in kept && 'sources' in kept && 'tender' in kept;

/** What is written into a bid document, kept in this browser a moment after each change and when the page is hidden. */
export function useBidDraft(owner: string, caseId: string, action: string, tender: string) {
  const store = useMemo(() => browserDrafts(owner), [owner]);
  const place = useMemo(() => ({ caseId, action: `${action}/bid-document` }), [caseId, action]);
  const [draft, setDraft] = useState<BidDraft>();
  const waiting = useRef<{ readonly timer: number; readonly draft: BidDraft } | undefined>(undefined);

  useEffect(() => {
    let isGone = false;
    const begin = (kept: object) => {
      if (!isGone) setDraft(isDraft(kept) ? kept : emptyDraft(tender));
    };
    store.read(place, new AbortController().signal).then(
      ({ form }) => begin(form),
      () => begin({}),
    );
    return () => {
      isGone = true;
    };
  }, [store, place, tender]);

  const flush = useCallback(() => {
    const { current } = waiting;
    if (!current) return;
    clearTimeout(current.timer);
    waiting.current = undefined;
    // what cannot be kept is still on the page
    void store.keep(place, { ...current.draft }).catch(() => undefined);
  }, [store, place]);

  const change = useCallback(
    (next: BidDraft) => {
      setDraft(next);
      if (waiting.current) clearTimeout(waiting.current.timer);
      waiting.current = { timer: window.setTimeout(flush, pause), draft: next };
    },
    [flush],
  );

  useEffect(() => {
    const onHide = () => document.visibilityState === 'hidden' && flush();
    document.addEventListener('visibilitychange', onHide);
    return () => {
      document.removeEventListener('visibilitychange', onHide);
      flush();
    };
  }, [flush]);
  return { draft, change };
}
