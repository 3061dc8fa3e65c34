import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useEffect } from 'react';
import { useLogout, useTranslate } from 'react-admin';
import { useDocumentLanguage } from '../i18n/use-document-language';
import { LanguageSwitch } from '../layout/LanguageSwitch';
import { ThemeButton } from '../layout/ThemeButton';
import { PasswordForm } from './PasswordForm';

/** What somebody meets whose password another person has set: they choose their own before anything else. */
export function FirstPassword() {
  const translate = useTranslate();
  const logout = useLogout();
  useDocumentLanguage();
  const title = translate('profile.first');
  useEffect(() => {
    document.title = `${title} · ${translate('shell.platform')}`;
  }, [title, translate]);

  return (
    <Box sx={{ minHeight: '100dvh', bgcolor: 'background.default' }}>
      <Stack direction="row" sx={{ justifyContent: 'flex-end', p: 1.5, gap: 0.5 }}>
        <LanguageSwitch />
        <ThemeButton />
        <Button onClick={() => void logout()}>{translate('shell.nav.logout')}</Button>
      </Stack>
      <Box component="main" sx={{ maxWidth: 520, mx: 'auto', px: 2, pb: 6 }}>
        <Typography variant="h1" sx={{ mb: 1 }}>
          {title}
        </Typography>
        <Typography sx={{ mb: 2 }}>{translate('profile.firstHelp')}</Typography>
        <Card sx={{ p: 2.5 }}>
          <PasswordForm />
        </Card>
      </Box>
    </Box>
  );
}
