import Tooltip from '@mui/material/Tooltip';
import { useTranslate } from 'react-admin';
import { platformSpan, useNow } from '../api/clock';
import { instantText, useSpanText, type InstantStyle } from './span-of-time';

interface Props {
  /** ISO-8601 instant. */
  readonly at: string;
  readonly style?: InstantStyle;
  /** Shows `3 hours ago` and the exact time on hover, instead of the other way round. */
  readonly relative?: boolean;
}

/** An instant in Asia/Shanghai: absolute, and how far away on hover. */
export function Instant({ at, style = 'minute', relative = false }: Props) {
  const translate = useTranslate();
  const span = useSpanText();
  const now = useNow();

  const distance = Date.parse(at) - now;
  const absolute = instantText(at, style);
  // what just happened may lie ahead of a clock that is read once a second
  const near = Math.abs(distance) < Math.max(60_000, platformSpan(2500));
  const away = near
    ? translate('look.now')
    : translate(distance > 0 ? 'look.ahead' : 'look.ago', { span: span(distance, true) });

  return (
    <Tooltip title={relative ? instantText(at, 'second') : away}>
      <time dateTime={at} style={{ whiteSpace: 'nowrap' }}>
        {relative ? away : absolute}
      </time>
    </Tooltip>
  );
}
