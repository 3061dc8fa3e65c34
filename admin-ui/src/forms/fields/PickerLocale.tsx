import { LocalizationProvider, type PickersLocaleText } from '@mui/x-date-pickers';
import { AdapterDayjs } from '@mui/x-date-pickers/AdapterDayjs';
import { enUS, zhCN } from '@mui/x-date-pickers/locales';
import type { ReactNode } from 'react';
import type { Language } from '../../../../definitions/language';
import { useLanguage } from '../../i18n/use-text';

// MUI's own texts are typed without our exact optional properties
const words: Readonly<Record<Language, Partial<PickersLocaleText>>> = {
  zh: zhCN.components.MuiLocalizationProvider.defaultProps.localeText as PickersLocaleText,
  en: enUS.components.MuiLocalizationProvider.defaultProps.localeText as PickersLocaleText,
};

/** Date pickers in the language on the screen. */
export function PickerLocale({ children }: { readonly children: ReactNode }) {
  const language = useLanguage();
  return (
    <LocalizationProvider
      dateAdapter={AdapterDayjs}
      adapterLocale={language === 'zh' ? 'zh-cn' : 'en'}
      localeText={words[language]}
    >
      {children}
    </LocalizationProvider>
  );
}
