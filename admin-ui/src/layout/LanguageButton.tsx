import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { useChangeLanguage } from '../i18n/use-change-language';

/** Switches to the other language, named in itself. */
export function LanguageButton() {
  const translate = useTranslate();
  const { language, change } = useChangeLanguage();

  const other = language === 'zh' ? 'en' : 'zh';
  const name = other === 'zh' ? '中文' : 'English';
  return (
    <Button
      color="inherit"
      size="small"
      lang={other}
      aria-label={`${translate('shell.language')}: ${name}`}
      onClick={() => change(other)}
      sx={{ minWidth: 0, px: 1, color: 'text.secondary', whiteSpace: 'nowrap' }}
    >
      {name}
    </Button>
  );
}
