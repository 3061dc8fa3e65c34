import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { useText } from '../i18n/use-text';
import { StatusChip } from '../look/StatusChip';
import type { Expert } from './use-experts';

/** Experts, one a row, and whether anything speaks against them. */
export function ExpertRows({ experts }: { readonly experts: readonly Expert[] }) {
  const translate = useTranslate();
  const text = useText();
  return (
    <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
      {experts.map(({ userId, name, employer, kind, avoid }) => (
        <Stack
          component="li"
          key={userId}
          direction={{ xs: 'column', sm: 'row' }}
          sx={{
            px: 2,
            py: 1.25,
            gap: 1,
            alignItems: { sm: 'center' },
            '& + &': { borderTop: 1, borderColor: 'divider' },
          }}
        >
          <Box sx={{ flex: 1, minWidth: 0 }}>
            <Typography sx={{ fontWeight: 600 }}>{name}</Typography>
            <Typography variant="body2" color="textSecondary">
              {employer} · {translate(`experts.kind.${kind}`)}
            </Typography>
          </Box>
          <StatusChip tone={avoid ? 'care' : 'good'} label={avoid ? text(avoid) : translate('experts.fit')} />
        </Stack>
      ))}
    </Box>
  );
}
