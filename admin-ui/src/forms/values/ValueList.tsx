import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';

export interface ValueRow {
  readonly key: string;
  readonly title: string;
  readonly value: ReactNode;
}

/** Titles and what stands behind them, one row each; stacked on a phone. */
export function ValueList({ rows }: { readonly rows: readonly ValueRow[] }) {
  return (
    <Box component="dl" sx={{ m: 0 }}>
      {rows.map(({ key, title, value }) => (
        <Box
          key={key}
          sx={{
            display: 'grid',
            gridTemplateColumns: { xs: '1fr', sm: 'minmax(120px, 30%) 1fr' },
            columnGap: 2,
            py: 0.75,
            '& + &': { borderTop: 1, borderColor: 'divider' },
          }}
        >
          <Typography component="dt" variant="body2" sx={{ color: 'text.secondary' }}>
            {title}
          </Typography>
          <Typography component="dd" variant="body2" sx={{ m: 0, minWidth: 0, overflowWrap: 'anywhere' }}>
            {value}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}
