import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import { Mark } from './Mark';
import { RailList } from './RailList';

/** The left rail: with words on wide screens, with icons on narrower ones. */
export function Rail({ narrow }: { readonly narrow: boolean }) {
  const translate = useTranslate();
  return (
    <Box
      component="nav"
      aria-label={translate('shell.skipRail')}
      sx={{
        width: narrow ? 60 : 232,
        flexShrink: 0,
        borderRight: 1,
        borderColor: 'divider',
        bgcolor: 'background.paper',
        position: 'sticky',
        top: 0,
        height: '100dvh',
        overflowY: 'auto',
        px: 1,
        pb: 2,
      }}
    >
      <Box
        component={Link}
        to="/tasks"
        aria-label={translate('shell.platform')}
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: 1.25,
          height: 60,
          px: narrow ? 0.75 : 1,
          mb: 1,
          color: 'text.primary',
          textDecoration: 'none',
        }}
      >
        <Mark />
        {!narrow && (
          <Typography sx={{ fontWeight: 700, fontSize: '0.95rem', lineHeight: 1.25 }}>
            {translate('shell.platform')}
          </Typography>
        )}
      </Box>
      <RailList narrow={narrow} />
    </Box>
  );
}
