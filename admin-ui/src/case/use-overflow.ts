import { useEffect, useState, type RefObject } from 'react';

/** Whether what stands in the row inside an element is wider than the element. */
export function useOverflow(ref: RefObject<HTMLElement | null>, row: string): boolean {
  const [overflows, setOverflows] = useState(false);
  useEffect(() => {
    const element = ref.current;
    const inner = element?.querySelector(row);
    if (!element || !inner) return;
    const observer = new ResizeObserver(() => setOverflows(inner.scrollWidth > element.clientWidth + 1));
    observer.observe(element);
    observer.observe(inner);
    return () => observer.disconnect();
  }, [ref, row]);
  return overflows;
}
