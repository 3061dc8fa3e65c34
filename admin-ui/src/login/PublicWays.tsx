import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';

const ways = ['notices', 'tenders', 'certificates'] as const;

/** What everybody may look at without signing in. */
export function PublicWays() {
  const translate = useTranslate();
  return (
    <Box component="nav" aria-labelledby="public-ways" sx={{ mt: 3, fontSize: '0.9375rem' }}>
      <Box component="span" id="public-ways" sx={{ color: 'text.secondary', mr: 1.5 }}>
        {translate('login.notices')}
      </Box>
      {ways.map((way) => (
        <Link
          key={way}
          component={RouterLink}
          to={`/public/${way}`}
          sx={{ mr: 2, fontWeight: 600, whiteSpace: 'nowrap' }}
        >
          {translate(`public.nav.${way}`)}
        </Link>
      ))}
    </Box>
  );
}
