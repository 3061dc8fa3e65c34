import { Box } from '@mui/material';
import type { ReactNode } from 'react';

/** Room for a table that may be wider than the screen; it can be scrolled with the keyboard too. */
export function ScrollBox({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <Box role="region" aria-label={label} tabIndex={0} sx={{ overflowX: 'auto' }}>
      {children}
    </Box>
  );
}
