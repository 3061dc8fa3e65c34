import { Box, Tooltip } from '@mui/material';

/** A SHA-256 shortened for the eye; whole when pointed at, and when selected. */
export function HashText({ hash, whole = false }: { readonly hash: string; readonly whole?: boolean }) {
  const code = (
    <Box
      component="code"
      tabIndex={whole ? undefined : 0}
      sx={{ fontSize: '0.8125em', overflowWrap: 'anywhere', color: 'text.secondary' }}
    >
      {whole ? hash : `${hash.slice(0, 8)}…${hash.slice(-6)}`}
    </Box>
  );
  return whole ? code : <Tooltip title={`SHA-256 ${hash}`}>{code}</Tooltip>;
}
