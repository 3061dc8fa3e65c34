import { useCallback } from 'react';
import { useSetLocale } from 'react-admin';
import type { Language } from '../../../definitions/language';
import type { Me } from '../../../api/contract';
import { request } from '../api/client';
import { setMe, useMe } from '../api/use-me';
import { useLanguage } from './use-text';

interface LanguageChoice {
  readonly language: Language;
  readonly change: (language: Language) => void;
}

/** The language on the screen and how to change it; for whoever is signed in, the platform remembers it. */
export function useChangeLanguage(): LanguageChoice {
  const language = useLanguage();
  const setLocale = useSetLocale();
  const isSignedIn = useMe() !== undefined;
  const change = useCallback(
    (next: Language) => {
      setLocale(next);
      // the screen has changed already; at the next sign-in the platform knows too, if it could be told
      if (isSignedIn) request<Me>('PUT', '/session/locale', { locale: next }).then(setMe, () => undefined);
    },
    [setLocale, isSignedIn],
  );
  return { language, change };
}
