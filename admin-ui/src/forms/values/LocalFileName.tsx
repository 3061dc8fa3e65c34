import { Typography } from '@mui/material';
import { localFile } from '../local-files';
import { sizeText } from './size-text';

/** A file that has not left this machine, by name and size. */
export function LocalFileName({ id }: { readonly id: string }) {
  const file = localFile(id);
  if (!file) return <>—</>;
  return (
    <>
      <Typography component="span" sx={{ overflowWrap: 'anywhere' }}>
        {file.name}
      </Typography>
      <Typography component="span" variant="body2" sx={{ color: 'text.secondary', ml: 1 }}>
        {sizeText(file.size)}
      </Typography>
    </>
  );
}
