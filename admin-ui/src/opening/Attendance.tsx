import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { OpeningRoom } from '../../../api/contract';
import { useText } from '../i18n/use-text';
import { StatusChip } from '../look/StatusChip';

/** Who is or was present at an opening. */
export function Attendance({ attendance }: Pick<OpeningRoom, 'attendance'>) {
  const t = useTranslate();
  const text = useText();
  if (attendance.length === 0) return null;
  return (
    <Box sx={{ mt: 2 }}>
      <Typography variant="h4" component="h3" sx={{ mb: 1 }}>
        {t('opening.attendance')}
      </Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', flexDirection: 'column', gap: 0.75 }}>
        {attendance.map((one) => (
          <Box
            component="li"
            key={`${one.name} ${one.body.id} ${one.roleTitle.zh}`}
            sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}
          >
            <StatusChip
              tone={one.here ? 'good' : 'neutral'}
              label={t(one.here ? 'opening.isHere' : 'opening.wasHere')}
            />
            <Typography variant="body2" component="span">
              {text(one.roleTitle)} · {one.body.name} · {one.name}
            </Typography>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
