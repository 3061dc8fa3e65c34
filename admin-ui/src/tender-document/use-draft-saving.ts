import { useCallback, useEffect, useRef, useState } from 'react';
import type { Problem, TenderDraftView, TenderRoom, TenderSaved } from '../../../api/contract';
import { problemOf } from '../api/client';
import { useTenderDocument } from './use-tender-room';

/** Real milliseconds after the last change until it is saved. */
const pauseMs = 1_200;

export type Saving =
  | { readonly kind: 'saved'; readonly at: string | undefined }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'failed'; readonly problem: Problem }
  /** Somebody else has saved: nothing more is saved until the page has what is there. */
  | { readonly kind: 'conflict'; readonly problem: Problem };

/** A draft that is saved by itself, one request after the other, each over the revision that the one before made. */
export function useDraftSaving(caseId: string, room: TenderRoom) {
  const { save } = useTenderDocument(caseId);
  const [draft, setDraft] = useState(room.draft);
  const [saving, setSaving] = useState<Saving>({ kind: 'saved', at: room.savedAt });
  const [checked, setChecked] = useState<Pick<TenderSaved, 'faults' | 'attachments' | 'revision'>>(room);
  const revision = useRef(room.revision);
  const unsaved = useRef<TenderDraftView>(undefined);
  const running = useRef<Promise<void>>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const sends = useRef(save);
  useEffect(() => {
    sends.current = save;
  });

  const flush = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current);
    if (running.current) await running.current;
    const next = unsaved.current;
    if (!next) return;
    unsaved.current = undefined;
    const work = async () => {
      try {
        const saved = await sends.current(revision.current, next);
        revision.current = saved.revision;
        setChecked(saved);
        setSaving(unsaved.current ? { kind: 'waiting' } : { kind: 'saved', at: saved.savedAt });
      } catch (error) {
        const problem = problemOf(error);
        unsaved.current ??= next;
        setSaving({ kind: problem.code === 'TaskChanged' ? 'conflict' : 'failed', problem });
      } finally {
        running.current = undefined;
      }
    };
    running.current = work();
    await running.current;
  }, []);

  const change = (part: Partial<TenderDraftView>) => {
    if (!draft || saving.kind === 'conflict') return;
    const next = { ...draft, ...part };
    setDraft(next);
    unsaved.current = next;
    setSaving({ kind: 'waiting' });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void flush(), pauseMs);
  };

  // what was typed a moment before the page is left is saved too
  useEffect(() => () => void flush(), [flush]);

  return {
    draft,
    saving,
    faults: checked.faults,
    attachments: checked.attachments,
    /** What was saved last. */
    revision: checked.revision,
    change,
    /** Saves what is unsaved now. @returns the revision, or undefined where it could not be saved */
    settle: async (): Promise<number | undefined> => {
      await flush();
      return unsaved.current ? undefined : revision.current;
    },
    /** Bills were kept beside the draft. */
    moved: (next: number) => {
      revision.current = next;
    },
  };
}
