import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import type { View, ViewContent } from '../../../api/contract';

/** Lets a list that is opened without filters of its own begin with the default view. */
export function useDefaultView(views: readonly View[], onApply: (content: ViewContent) => void): void {
  const { search } = useLocation();
  const isPlain = useRef(search === '');
  const content = views.find(({ isDefault }) => isDefault)?.content;
  useEffect(() => {
    if (!isPlain.current || content === undefined) return;
    isPlain.current = false;
    onApply(content);
  }, [content, onApply]);
}
