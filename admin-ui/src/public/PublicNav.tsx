import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useTranslate } from 'react-admin';
import { Link as RouterLink, useLocation } from 'react-router';

const places = [
  { name: 'notices', to: '/public/notices', also: undefined },
  { name: 'tenders', to: '/public/tenders', also: undefined },
  { name: 'exchanged', to: '/public/exchanged', also: undefined },
  { name: 'certificates', to: '/public/certificates', also: '/certificates/' },
] as const;

/** The ways of the public pages. */
export function PublicNav() {
  const translate = useTranslate();
  const { pathname } = useLocation();
  return (
    <Box
      component="nav"
      aria-label={translate('shell.skipRail')}
      sx={{
        order: { xs: 1, md: 0 },
        flexBasis: { xs: '100%', md: 'auto' },
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: { xs: 2, md: 3 },
      }}
    >
      {places.map(({ name, to, also }) => (
        <Link
          key={name}
          component={RouterLink}
          to={to}
          underline="none"
          aria-current={
            pathname.startsWith(to) || (also !== undefined && pathname.startsWith(also)) ? 'page' : undefined
          }
          sx={{
            py: 1,
            whiteSpace: 'nowrap',
            fontSize: { xs: '0.9rem', md: '1rem' },
            color: 'text.secondary',
            fontWeight: 600,
            borderBottom: 3,
            borderColor: 'transparent',
            '&:hover': { color: 'primary.main' },
            '&[aria-current=page]': { color: 'primary.main', borderColor: 'primary.main' },
          }}
        >
          {translate(`public.nav.${name}`)}
        </Link>
      ))}
    </Box>
  );
}
