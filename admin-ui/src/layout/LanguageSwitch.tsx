import Button from '@mui/material/Button';
import { useLocaleState, useTranslate } from 'react-admin';

/** Switches the language where nobody need be signed in; only this browser remembers it. */
export function LanguageSwitch() {
  const translate = useTranslate();
  const [locale, setLocale] = useLocaleState();
  const other = locale === 'en' ? 'zh' : 'en';
  const name = other === 'zh' ? '中文' : 'English';
  return (
    <Button
      color="inherit"
      size="small"
      lang={other}
      aria-label={`${translate('shell.language')}: ${name}`}
      onClick={() => setLocale(other)}
      sx={{ color: 'text.secondary' }}
    >
      {name}
    </Button>
  );
}
