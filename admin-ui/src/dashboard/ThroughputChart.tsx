import { useTheme, type Theme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useTranslate } from 'react-admin';
import type { Throughput } from '../../../api/contract';

const [height, foot, side] = [200, 24, 40] as const;
const room = height - foot - 10;

/** A round number not below the largest, so that the lines stand at numbers one can read. */
function topOf(largest: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, largest))));
  return [1, 2, 5, 10].map((times) => times * step).find((top) => top >= largest) ?? 10 * step;
}

/** Cases opened and ended side by side, period by period. The table beside it says the same in figures. */
export function ThroughputChart({ periods }: Pick<Throughput, 'periods'>) {
  const translate = useTranslate();
  const { palette } = useTheme();
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'), { noSsr: true });
  // drawn as wide as it is shown, so that its words are not smaller than others
  const width = isPhone ? 340 : 640;
  const top = topOf(Math.max(...periods.flatMap(({ opened, closed }) => [opened.count, closed.count])));
  const slot = (width - side) / periods.length;
  const bar = Math.min(18, slot / 3);
  const y = (count: number) => 10 + room * (1 - count / top);
  const sum = (name: 'opened' | 'closed') => periods.reduce((total, period) => total + period[name].count, 0);
  const told = translate('dashboard.chart', {
    from: periods[0]?.from,
    to: periods.at(-1)?.to,
    opened: sum('opened'),
    closed: sum('closed'),
  });
  return (
    <svg viewBox={`0 0 ${width} ${height}`} width="100%" role="img" aria-label={told} style={{ display: 'block' }}>
      {[0, top / 2, top].map((count) => (
        <g key={count}>
          <line x1={side} x2={width} y1={y(count)} y2={y(count)} stroke={palette.divider} />
          <text x={side - 6} y={y(count) + 4} textAnchor="end" fontSize="12" fill={palette.text.secondary}>
            {count}
          </text>
        </g>
      ))}
      {periods.map(({ from, opened, closed }, nth) => {
        const middle = side + slot * (nth + 0.5);
        return (
          <g key={from}>
            <rect
              {...{ x: middle - bar - 1, y: y(opened.count), width: bar, height: y(0) - y(opened.count) }}
              fill={palette.primary.main}
            />
            <rect
              {...{ x: middle + 1, y: y(closed.count), width: bar, height: y(0) - y(closed.count) }}
              fill={palette.background.paper}
              stroke={palette.primary.main}
              strokeWidth="1.5"
            />
            <text x={middle} y={height - 6} textAnchor="middle" fontSize="12" fill={palette.text.secondary}>
              {isPhone && nth % 3 !== 2 ? '' : from.slice(5)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
