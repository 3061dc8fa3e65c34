import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';

interface Props {
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  readonly onMore: () => void;
}

/** The end of a list that goes on: shows more of it. */
export function LoadMore({ hasMore, isLoading, onMore }: Props) {
  const translate = useTranslate();
  if (!hasMore) return null;
  return (
    <Box sx={{ textAlign: 'center', py: 2 }}>
      <Button variant="outlined" onClick={onMore} loading={isLoading}>
        {translate('shell.loadMore')}
      </Button>
    </Box>
  );
}
