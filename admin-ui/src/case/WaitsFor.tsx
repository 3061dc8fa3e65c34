import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { CaseView } from '../../../api/contract';
import { useText } from '../i18n/use-text';
import { Countdown } from '../look/Countdown';
import { untilText } from '../look/span-of-time';
import { useRoleTitle } from './use-role-title';

/** Whom the case waits for, what they must do, and until when. */
export function WaitsFor({ view }: { readonly view: CaseView }) {
  const t = useTranslate();
  const text = useText();
  const roleTitle = useRoleTitle(view);
  const isStopped = !!view.suspendedAt;
  if (isStopped) return <Typography variant="body2">{t('case.waitsForResume')}</Typography>;
  if (view.waitsFor.length === 0)
    return <Typography variant="body2">{t(view.deadline ? 'case.waitsForTime' : 'case.waitsForNobody')}</Typography>;
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {view.waitsFor.map(({ role, title, dueAt }) => (
        <Typography
          component="li"
          variant="body2"
          key={`${role}-${title.zh}`}
          sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1 }}
        >
          {t(view.roles.includes(role) ? 'case.waitsForYou' : 'case.waitsFor', {
            role: roleTitle(role),
            action: text(title),
          })}
          {dueAt && (
            <>
              <Countdown at={dueAt} />
              <Box component="span" sx={{ color: 'text.secondary' }}>
                {t('case.waitsUntil', { at: untilText(dueAt) })}
              </Box>
            </>
          )}
        </Typography>
      ))}
    </Box>
  );
}
