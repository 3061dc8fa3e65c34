import { useEffect } from 'react';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) ||
    target.closest('[role=dialog]') !== null);

/** The id of the element that opens the row. */
export const rowId = (id: string): string => `row-${id}`;

/** Moves through rows with j and k; Enter opens the row as any button; Escape calls back. */
export function useRowKeys(ids: readonly string[], onEscape: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
      if (event.key === 'Escape') onEscape();
      const step = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0;
      if (step === 0 || ids.length === 0) return;
      const at = ids.findIndex((id) => document.activeElement?.id === rowId(id));
      const next = ids[at === -1 ? 0 : Math.min(Math.max(at + step, 0), ids.length - 1)];
      if (next === undefined) return;
      event.preventDefault();
      document.getElementById(rowId(next))?.focus();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [ids, onEscape]);
}
