import { useCallback } from 'react';
import { useLocale } from 'react-admin';
import type { Language, Text } from '../../../definitions/language';

/** The language on the screen. */
export const useLanguage = (): Language => (useLocale() === 'en' ? 'en' : 'zh');

/** Picks the words of a Text in the language on the screen. */
export function useText(): (text: Text) => string {
  const language = useLanguage();
  return useCallback((text: Text) => text[language] || text.zh, [language]);
}
