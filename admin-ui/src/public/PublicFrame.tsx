import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { Suspense, useEffect, useRef } from 'react';
import { useTranslate } from 'react-admin';
import { Link as RouterLink, Outlet, useLocation } from 'react-router';
import { usePublicClock } from '../api/use-public-clock';
import { useDocumentLanguage } from '../i18n/use-document-language';
import { LanguageSwitch } from '../layout/LanguageSwitch';
import { Mark } from '../layout/Mark';
import { ServerClock } from '../layout/ServerClock';
import { SkipLink } from '../layout/SkipLink';
import { ThemeButton } from '../layout/ThemeButton';
import { Waiting } from '../layout/Waiting';
import { ErrorBoundary } from '../look/ErrorBoundary';
import { PublicNav } from './PublicNav';

/** The frame of the pages that everybody may read without signing in. */
export function PublicFrame() {
  const translate = useTranslate();
  const { pathname } = useLocation();
  const page = useRef<HTMLElement>(null);
  const before = useRef(pathname);
  useDocumentLanguage();
  usePublicClock();
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    // as a new page would: from its top, with the keyboard at its beginning
    window.scrollTo(0, 0);
    page.current?.focus({ preventScroll: true });
  }, [pathname]);

  return (
    <Box
      sx={{
        minHeight: '100dvh',
        display: 'flex',
        flexDirection: 'column',
        bgcolor: 'background.default',
        color: 'text.primary',
      }}
    >
      <SkipLink />
      <Box
        component="header"
        className="not-printed"
        sx={{ bgcolor: 'background.paper', borderBottom: 1, borderColor: 'divider' }}
      >
        <Box
          sx={{
            maxWidth: 1240,
            mx: 'auto',
            px: { xs: 1.5, sm: 3 },
            py: 1,
            display: 'flex',
            flexWrap: 'wrap',
            alignItems: 'center',
            columnGap: 2,
          }}
        >
          <Link
            component={RouterLink}
            to="/public/notices"
            color="text.primary"
            underline="none"
            sx={{
              display: 'flex',
              alignItems: 'center',
              gap: 1,
              fontWeight: 700,
              fontSize: { xs: '0.9rem', sm: '1rem' },
              lineHeight: 1.3,
              overflowWrap: 'normal',
              minWidth: 0,
              flex: { xs: 1, md: 'none' },
            }}
          >
            <Mark size={28} />
            {translate('shell.platform')}
          </Link>
          <PublicNav />
          <Box sx={{ display: 'flex', alignItems: 'center', ml: 'auto' }}>
            <LanguageSwitch />
            <ThemeButton />
            <Button
              variant="outlined"
              size="small"
              component={RouterLink}
              to="/"
              sx={{ ml: 0.5, whiteSpace: 'nowrap' }}
            >
              {translate('public.enter')}
            </Button>
          </Box>
        </Box>
      </Box>
      <Box
        component="main"
        id="page"
        ref={page}
        tabIndex={-1}
        sx={{ flex: 1, width: '100%', maxWidth: 1240, mx: 'auto', p: { xs: 1.5, sm: 3 }, minWidth: 0, outline: 'none' }}
      >
        <ErrorBoundary key={pathname}>
          <Suspense fallback={<Waiting />}>
            <Outlet />
          </Suspense>
        </ErrorBoundary>
      </Box>
      <Box
        component="footer"
        className="not-printed"
        sx={{
          maxWidth: 1240,
          width: '100%',
          mx: 'auto',
          px: { xs: 1.5, sm: 3 },
          py: 2,
          display: 'flex',
          flexWrap: 'wrap',
          gap: 2,
          fontSize: '0.8125rem',
          color: 'text.secondary',
        }}
      >
        <ServerClock />
        <span>{translate('public.zone')}</span>
        <Link href="/api/docs/" color="inherit" underline="always" sx={{ ml: { sm: 'auto' } }}>
          {translate('public.data')}
        </Link>
      </Box>
    </Box>
  );
}
