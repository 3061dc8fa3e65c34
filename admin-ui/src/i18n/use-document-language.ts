import { useEffect } from 'react';
import { useLanguage } from './use-text';

/** Tells browser and screen reader which language is on the screen. */
export function useDocumentLanguage(): void {
  const language = useLanguage();
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
}
