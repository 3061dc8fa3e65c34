import ExpandIcon from '@mui/icons-material/ExpandMoreOutlined';
import Chip from '@mui/material/Chip';
import Popover from '@mui/material/Popover';
import { lazy, Suspense, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Waiting } from '../layout/Waiting';

// the pickers are large, and most people never open them
const DaysPanel = lazy(() => import('./DaysPanel'));

/** The first and the last day, `YYYY-MM-DD` in Shanghai, both included. */
export interface Days {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

interface Props {
  readonly label: string;
  readonly days: Days;
  readonly onChange: (days: Days) => void;
}

/** A filter by days as a chip, like `FilterChoice`. */
export function FilterDays({ label, days, onChange }: Props) {
  const translate = useTranslate();
  const [anchor, setAnchor] = useState<HTMLElement>();
  const { from, to } = days;
  const isSet = from !== undefined || to !== undefined;
  const span =
    from !== undefined && to !== undefined
      ? translate('look.days.between', { from, to })
      : from !== undefined
        ? translate('look.days.since', { from })
        : translate('look.days.until', { to });
  return (
    <>
      <Chip
        label={isSet ? `${label}: ${span}` : label}
        variant={isSet ? 'filled' : 'outlined'}
        color={isSet ? 'primary' : 'default'}
        onClick={(event) => setAnchor(event.currentTarget)}
        aria-haspopup="dialog"
        aria-expanded={anchor !== undefined}
        {...(isSet
          ? { onDelete: () => onChange({}) }
          : {
              onDelete: undefined,
              icon: <ExpandIcon aria-hidden sx={{ order: 2, ml: '-8px !important', mr: '6px !important' }} />,
            })}
      />
      <Popover
        anchorEl={anchor ?? null}
        open={anchor !== undefined}
        onClose={() => setAnchor(undefined)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': label, elevation: 8, sx: { p: 2, width: 300 } } }}
      >
        <Suspense fallback={<Waiting />}>
          <DaysPanel days={days} onChange={onChange} onClose={() => setAnchor(undefined)} />
        </Suspense>
      </Popover>
    </>
  );
}
