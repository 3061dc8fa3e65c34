import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

interface Props {
  readonly facts: readonly { readonly name: string; readonly value: ReactNode }[];
}

/** Names and values in two columns; a fact without a value is left out. */
export function Facts({ facts }: Props) {
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        display: 'grid',
        gridTemplateColumns: 'fit-content(42%) minmax(0, 1fr)',
        columnGap: 2,
        rowGap: 0.75,
        fontSize: '0.875rem',
      }}
    >
      {facts
        .filter(({ value }) => value !== undefined && value !== null && value !== '')
        .map(({ name, value }) => (
          <Box key={name} sx={{ display: 'contents' }}>
            <Box component="dt" sx={{ color: 'text.secondary' }}>
              {name}
            </Box>
            <Box component="dd" sx={{ m: 0, minWidth: 0 }}>
              {value}
            </Box>
          </Box>
        ))}
    </Box>
  );
}
