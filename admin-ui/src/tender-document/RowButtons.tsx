import DownIcon from '@mui/icons-material/ArrowDownwardOutlined';
import UpIcon from '@mui/icons-material/ArrowUpwardOutlined';
import RemoveIcon from '@mui/icons-material/DeleteOutlined';
import IconButton from '@mui/material/IconButton';
import Stack from '@mui/material/Stack';
import Tooltip from '@mui/material/Tooltip';
import { useTranslate } from 'react-admin';

interface RowButtonsProps {
  /** What the buttons are for, so that each has a name of its own. */
  readonly name: string;
  readonly index: number;
  readonly count: number;
  readonly disabled: boolean;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
}

/** Moves an entry of a list, or takes it out. */
export function RowButtons({ name, index, count, disabled, onMove, onRemove }: RowButtonsProps) {
  const t = useTranslate();
  const buttons = [
    { key: 'up', Icon: UpIcon, off: index === 0, act: () => onMove(-1) },
    { key: 'down', Icon: DownIcon, off: index === count - 1, act: () => onMove(1) },
    { key: 'remove', Icon: RemoveIcon, off: false, act: onRemove },
  ] as const;
  return (
    <Stack direction="row" sx={{ flexShrink: 0 }}>
      {buttons.map(({ key, Icon, off, act }) => (
        <Tooltip key={key} title={t(`tender.${key}`)}>
          <span>
            <IconButton
              size="small"
              aria-label={t(`tender.${key}Named`, { name })}
              disabled={disabled || off}
              onClick={act}
            >
              <Icon fontSize="small" />
            </IconButton>
          </span>
        </Tooltip>
      ))}
    </Stack>
  );
}
