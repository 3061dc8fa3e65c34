import { useCallback, useEffect, useState } from 'react';

interface Palette {
  readonly isOpen: boolean;
  readonly open: () => void;
  readonly close: () => void;
}

const opening = 'console:search';

/** Opens the search from anywhere, e.g. from a page that was not found. */
export const askForSearch = (): boolean => window.dispatchEvent(new Event(opening));

/** Whether the search is open; ⌘K or Ctrl-K opens and closes it. */
export function useSearchKey(): Palette {
  const [isOpen, setOpen] = useState(false);
  const open = useCallback(() => setOpen(true), []);
  const close = useCallback(() => setOpen(false), []);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey) || event.altKey) return;
      event.preventDefault();
      setOpen((before) => !before);
    };
    window.addEventListener('keydown', onKey);
    window.addEventListener(opening, open);
    return () => {
      window.removeEventListener('keydown', onKey);
      window.removeEventListener(opening, open);
    };
  }, [open]);

  return { isOpen, open, close };
}
