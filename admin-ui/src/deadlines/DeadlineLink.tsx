import StageIcon from '@mui/icons-material/FlagOutlined';
import TaskIcon from '@mui/icons-material/TaskAltOutlined';
import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import { useNow } from '../api/clock';
import { useText } from '../i18n/use-text';
import { untilText } from '../look/span-of-time';
import type { Deadline } from './use-deadlines';

/** One deadline in a day of the month. */
export function DeadlineLink({ deadline }: { readonly deadline: Deadline }) {
  const translate = useTranslate();
  const text = useText();
  const now = useNow();

  const { kind, at, caseId, caseCode, caseTitle, title, provisional } = deadline;
  const Sign = kind === 'stage' ? StageIcon : TaskIcon;
  const isPast = Date.parse(at) < now;
  const whole = [
    translate(`deadlines.${kind}`),
    untilText(at),
    text(title),
    `${caseTitle} (${caseCode})`,
    provisional ? translate('look.provisional') : '',
  ];
  return (
    <Tooltip title={whole.filter(Boolean).join(' · ')}>
      <Box
        component={Link}
        to={`/cases/${caseId}`}
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: 0.5,
          mt: 0.25,
          px: 0.5,
          py: 0.25,
          borderRadius: 1,
          fontSize: '0.75rem',
          color: isPast ? 'text.secondary' : 'text.primary',
          bgcolor: 'action.hover',
          textDecoration: 'none',
          '&:hover, &:focus-visible': { bgcolor: 'action.selected' },
        }}
      >
        <Sign
          titleAccess={translate(`deadlines.${kind}`)}
          sx={{ fontSize: 14, color: kind === 'stage' ? 'primary.main' : 'inherit' }}
        />
        <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
          {untilText(at).slice(11)} {text(title)} {caseTitle}
        </Box>
      </Box>
    </Tooltip>
  );
}
