import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { lazy, Suspense } from 'react';

const DayPicker = lazy(() => import('./DayPicker'));

export interface DayFieldProps {
  readonly label: string;
  /** `YYYY-MM-DD` in Shanghai; empty where none is chosen. */
  readonly value: string;
  /** Told of a whole day, or of nothing while it is none. */
  readonly onChange: (day: string) => void;
  readonly id?: string;
  readonly error?: string | undefined;
  readonly help?: string;
}

/** A day in Shanghai, written as everywhere on the platform, in whatever country the browser is. */
export function DayField(props: DayFieldProps) {
  return (
    <Box sx={{ width: 200, maxWidth: '100%' }}>
      <Suspense fallback={<Skeleton variant="rounded" height={40} />}>
        <DayPicker {...props} />
      </Suspense>
    </Box>
  );
}
