import AlarmIcon from '@mui/icons-material/AlarmOutlined';
import ErrorIcon from '@mui/icons-material/ErrorOutlined';
import PauseIcon from '@mui/icons-material/PauseCircleOutlined';
import ScheduleIcon from '@mui/icons-material/ScheduleOutlined';
import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import { useTranslate } from 'react-admin';
import { useNow } from '../api/clock';
import { instantText, untilText, useSpanText } from './span-of-time';

const hour = 3_600_000;

interface Props {
  /** ISO-8601 instant. */
  readonly at: string;
  /** Since when it stands still. */
  readonly stoppedSince?: string | undefined;
  /** Its date may still change, because the holidays of that year are not published. */
  readonly provisional?: boolean;
  /** What it closes goes on by itself: nobody is late afterwards. */
  readonly closes?: boolean;
  /** Large, and to the second. */
  readonly prominent?: boolean;
}

/** How long until a deadline; amber within three days, red within one and afterwards, each with its own sign. */
export function Countdown({ at, stoppedSince, provisional = false, closes = false, prominent = false }: Props) {
  const translate = useTranslate();
  const span = useSpanText();
  const now = useNow(prominent ? 1000 : 60_000);

  const left = Date.parse(at) - now;
  const stopped = stoppedSince !== undefined;
  const isOver = closes && left <= 0;
  const tone =
    stopped || isOver
      ? 'text.secondary'
      : left <= 24 * hour
        ? 'error.main'
        : left <= 72 * hour
          ? 'warning.main'
          : 'text.primary';
  const Sign = stopped
    ? PauseIcon
    : isOver
      ? ScheduleIcon
      : left <= 0
        ? ErrorIcon
        : left <= 72 * hour
          ? AlarmIcon
          : ScheduleIcon;
  const words = stopped
    ? translate('look.stopped', { at: instantText(stoppedSince) })
    : translate(left > 0 ? 'look.left' : closes ? 'look.passed' : 'look.overdueBy', { span: span(left) });
  const exact = provisional ? `${untilText(at)} · ${translate('look.provisionalWhy')}` : untilText(at);

  return (
    <Tooltip title={exact}>
      <Box
        component="span"
        sx={{
          color: tone,
          display: 'inline-flex',
          alignItems: 'center',
          gap: 0.5,
          fontWeight: left <= 72 * hour || prominent ? 600 : 400,
          fontSize: prominent ? '1.25rem' : 'inherit',
        }}
      >
        <Sign aria-hidden sx={{ fontSize: '1.15em' }} />
        <span>
          <time dateTime={at}>{words}</time>
          {provisional && !stopped ? ` (${translate('look.provisional')})` : ''}
        </span>
      </Box>
    </Tooltip>
  );
}
