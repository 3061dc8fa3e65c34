import Box from '@mui/material/Box';

/** The sign of the platform. */
export function Mark({ size = 32 }: { readonly size?: number }) {
  return (
    <Box component="svg" viewBox="0 0 32 32" aria-hidden sx={{ width: size, height: size, flexShrink: 0 }}>
      <rect width="32" height="32" rx="7" fill="#0b3d62" />
      <path d="M8 11h16M8 16h11M8 21h6" stroke="#fff" strokeWidth="3" strokeLinecap="round" fill="none" />
    </Box>
  );
}
