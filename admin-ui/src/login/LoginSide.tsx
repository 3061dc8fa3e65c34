import ClockIcon from '@mui/icons-material/MoreTimeOutlined';
import FairIcon from '@mui/icons-material/BalanceOutlined';
import OpenIcon from '@mui/icons-material/VisibilityOutlined';
import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Mark } from '../layout/Mark';

const points = [
  { name: 'open', icon: OpenIcon },
  { name: 'clock', icon: ClockIcon },
  { name: 'fair', icon: FairIcon },
];

/** What the platform is, beside the login form. */
export function LoginSide() {
  const translate = useTranslate();
  return (
    <Box
      component="aside"
      aria-label={translate('shell.platform')}
      sx={{
        display: { xs: 'none', md: 'flex' },
        flexDirection: 'column',
        justifyContent: 'center',
        gap: 3,
        px: { md: 5, lg: 8 },
        color: '#ffffff',
        background: 'radial-gradient(120% 90% at 0% 0%, #135a8c 0%, #0b3d62 48%, #072a45 100%)',
      }}
    >
      <Stack direction="row" sx={{ alignItems: 'center', gap: 1.5 }}>
        <Mark size={44} />
        <Typography sx={{ fontSize: '1.5rem', fontWeight: 700 }}>{translate('shell.platform')}</Typography>
      </Stack>
      <Typography sx={{ fontSize: '1.125rem', maxWidth: '26em', lineHeight: 1.7 }}>
        {translate('login.lead')}
      </Typography>
      <Stack component="ul" sx={{ listStyle: 'none', p: 0, m: 0, gap: 1.5 }}>
        {points.map(({ name, icon: Sign }) => (
          <Stack key={name} component="li" direction="row" sx={{ gap: 1.5, alignItems: 'center', color: '#dcebf7' }}>
            <Sign aria-hidden fontSize="small" />
            {translate(`login.points.${name}`)}
          </Stack>
        ))}
      </Stack>
    </Box>
  );
}
