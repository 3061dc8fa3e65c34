import Box from '@mui/material/Box';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { Theme } from '@mui/material/styles';
import { Suspense, type ReactNode } from 'react';
import { useLocation } from 'react-router';
import { useLive } from '../api/live';
import { useMe } from '../api/use-me';
import { ErrorBoundary } from '../look/ErrorBoundary';
import { useDocumentLanguage } from '../i18n/use-document-language';
import { BottomBar } from './BottomBar';
import { SignInAgain } from '../login/SignInAgain';
import { FirstPassword } from '../profile/FirstPassword';
import { Rail } from './Rail';
import { SearchPalette } from './SearchPalette';
import { SkipLink } from './SkipLink';
import { TopBar } from './TopBar';
import { useSearchKey } from './use-search-key';
import { useSessionOver } from './use-session-over';
import { Waiting } from './Waiting';

/** What every page stands in. Who was given their password by somebody else meets nothing but its change. */
export function ConsoleLayout({ children }: { readonly children: ReactNode }) {
  const me = useMe();
  const session = useSessionOver();
  return (
    <>
      {me?.mustChangePassword ? <FirstPassword /> : <Frame>{children}</Frame>}
      {session.isOver && me && <SignInAgain me={me} onSignedIn={session.onSignedIn} />}
    </>
  );
}

/** The frame of every page: rail, top bar, and the page itself. */
function Frame({ children }: { readonly children: ReactNode }) {
  const { pathname } = useLocation();
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'), { noSsr: true });
  const isWide = useMediaQuery((theme: Theme) => theme.breakpoints.up('lg'), { noSsr: true });
  const search = useSearchKey();
  useLive();
  useDocumentLanguage();

  return (
    <Box sx={{ display: 'flex', minHeight: '100dvh', bgcolor: 'background.default' }}>
      <SkipLink />
      {!isPhone && <Rail narrow={!isWide} />}
      <Box sx={{ flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' }}>
        <TopBar isPhone={isPhone} isWide={isWide} onSearch={search.open} />
        <Box
          component="main"
          id="page"
          tabIndex={-1}
          sx={{ flex: 1, minWidth: 0, p: { xs: 1.5, sm: 3 }, pb: { xs: 11, sm: 4 }, outline: 'none' }}
        >
          <ErrorBoundary key={pathname}>
            <Suspense fallback={<Waiting />}>{children}</Suspense>
          </ErrorBoundary>
        </Box>
      </Box>
      {isPhone && <BottomBar />}
      <SearchPalette isOpen={search.isOpen} onClose={search.close} />
    </Box>
  );
}
