import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useEffect, useState } from 'react';
import { useTranslate } from 'react-admin';
import { LanguageSwitch } from '../layout/LanguageSwitch';
import { Mark } from '../layout/Mark';
import { ThemeButton } from '../layout/ThemeButton';
import { useDocumentLanguage } from '../i18n/use-document-language';
import { DemoAccounts } from './DemoAccounts';
import { LoginForm } from './LoginForm';
import { LoginSide } from './LoginSide';
import { PublicWays } from './PublicWays';

/** Where one signs in. */
export function LoginPage() {
  const translate = useTranslate();
  const [account, setAccount] = useState({ login: '', password: '' });
  useDocumentLanguage();
  const title = `${translate('login.title')} · ${translate('shell.platform')}`;
  useEffect(() => {
    document.title = title;
  }, [title]);

  return (
    <Box
      sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', md: 'minmax(320px, 5fr) 7fr' }, minHeight: '100dvh' }}
    >
      <LoginSide />
      <Box sx={{ display: 'flex', flexDirection: 'column', bgcolor: 'background.default', minWidth: 0 }}>
        <Stack direction="row" sx={{ justifyContent: 'flex-end', p: 1.5, gap: 0.5 }}>
          <LanguageSwitch />
          <ThemeButton />
        </Stack>
        <Box
          component="main"
          sx={{ flex: 1, width: '100%', maxWidth: 520, mx: 'auto', px: { xs: 2, sm: 4 }, pb: 6, pt: { md: 4 } }}
        >
          <Stack direction="row" sx={{ display: { md: 'none' }, alignItems: 'center', gap: 1.5, mb: 4 }}>
            <Mark />
            <Typography sx={{ fontWeight: 700 }}>{translate('shell.platform')}</Typography>
          </Stack>
          <Typography variant="h1" sx={{ mb: 2 }}>
            {translate('login.title')}
          </Typography>
          <LoginForm account={account} onChange={setAccount} />
          <PublicWays />
          <DemoAccounts chosen={account.login} onChoose={setAccount} />
        </Box>
      </Box>
    </Box>
  );
}
