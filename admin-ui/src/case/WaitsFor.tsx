import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { CaseView } from '../../../api/contract';
import type { Process } from '../../../definitions/language';
import { useText } from '../i18n/use-text';
import { Countdown } from '../look/Countdown';
import { untilText } from '../look/span-of-time';
import { useRoleTitle } from './use-role-title';

interface Props {
  readonly view: CaseView;
  readonly definition: Process | undefined;
}

/** Whether the viewer can do it: who has done their part is not waited for, though others in their role are. */
const isOpen = ({ actions }: CaseView, name: string | undefined): boolean =>
  actions.some(({ open, action }) => open && action === name);

/** That the case is suspended, and why, where that may be read. */
function Stopped({ view, definition }: Props) {
  const t = useTranslate();
  const anytime = definition?.anytime ?? {};
  const suspending = view.given.filter(({ action }) => {
    const effect = anytime[action]?.effect;
    return effect !== undefined && 'suspends' in effect;
  });
  const last = suspending.sort((one, other) => (one.at < other.at ? -1 : 1)).at(-1);
  const form = last && anytime[last.action]?.form;
  const reason = Object.entries(last?.values ?? {}).find(([field]) => form?.[field]?.type === 'text')?.[1];
  return (
    <Box>
      <Typography variant="body2">{t('case.waitsForResume')}</Typography>
      {typeof reason === 'string' && <Typography variant="body2">{t('case.suspendedFor', { reason })}</Typography>}
    </Box>
  );
}

/** Whom the case waits for, what they must do, and until when. */
export function WaitsFor({ view, definition }: Props) {
  const t = useTranslate();
  const text = useText();
  const roleTitle = useRoleTitle(view);
  const isStopped = !!view.suspendedAt;
  if (isStopped) return <Stopped {...{ view, definition }} />;
  // roles have no names before it is there
  if (!definition) return null;
  if (view.waitsFor.length === 0)
    return <Typography variant="body2">{t(view.deadline ? 'case.waitsForTime' : 'case.waitsForNobody')}</Typography>;
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {view.waitsFor.map(({ role, action, title, dueAt }) => (
        <Typography
          component="li"
          variant="body2"
          key={`${role}-${title.zh}`}
          sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1 }}
        >
          {t(view.roles.includes(role) && isOpen(view, action) ? 'case.waitsForYou' : 'case.waitsFor', {
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
