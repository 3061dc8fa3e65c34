import CancelIcon from '@mui/icons-material/CancelOutlined';
import CheckIcon from '@mui/icons-material/CheckCircleOutlined';
import ErrorIcon from '@mui/icons-material/ErrorOutlined';
import InfoIcon from '@mui/icons-material/PlayCircleOutlined';
import NeutralIcon from '@mui/icons-material/RemoveCircleOutlineOutlined';
import WarningIcon from '@mui/icons-material/PauseCircleOutlined';
import Chip from '@mui/material/Chip';
import { alpha, type Theme } from '@mui/material/styles';
import type { SvgIconComponent } from '@mui/icons-material';

/** How it stands: going on, went well, needs care, went wrong, over, late. */
export type Tone = 'going' | 'good' | 'care' | 'bad' | 'neutral' | 'late';

const signs: Readonly<Record<Tone, SvgIconComponent>> = {
  going: InfoIcon,
  good: CheckIcon,
  care: WarningIcon,
  bad: CancelIcon,
  neutral: NeutralIcon,
  late: ErrorIcon,
};

function colour(theme: Theme, tone: Tone): string {
  switch (tone) {
    case 'going':
      return theme.palette.info.main;
    case 'good':
      return theme.palette.success.main;
    case 'care':
      return theme.palette.warning.main;
    case 'bad':
    case 'late':
      return theme.palette.error.main;
    case 'neutral':
      return theme.palette.text.secondary;
  }
}

interface Props {
  readonly tone: Tone;
  readonly label: string;
}

/** A status: a word with a sign of its own, so that nobody needs its colour. */
export function StatusChip({ tone, label }: Props) {
  const Sign = signs[tone];
  return (
    <Chip
      size="small"
      icon={<Sign aria-hidden />}
      label={label}
      sx={(theme) => ({
        maxWidth: '100%',
        height: 'auto',
        minHeight: 24,
        '& .MuiChip-label': { whiteSpace: 'normal', py: 0.25 },
        color: colour(theme, tone),
        bgcolor: alpha(colour(theme, tone), theme.palette.mode === 'dark' ? 0.14 : 0.08),
        '& .MuiChip-icon': { color: 'inherit', fontSize: '1.05rem' },
      })}
    />
  );
}
