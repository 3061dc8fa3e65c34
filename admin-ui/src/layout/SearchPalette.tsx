import Dialog from '@mui/material/Dialog';
import { useTranslate } from 'react-admin';
import { SearchBox } from './SearchBox';

interface Props {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** The search over everything, above whatever page is open. */
export function SearchPalette({ isOpen, onClose }: Props) {
  const translate = useTranslate();
  return (
    <Dialog
      open={isOpen}
      onClose={onClose}
      fullWidth
      maxWidth="sm"
      aria-label={translate('search.title')}
      sx={{ '& .MuiDialog-container': { alignItems: 'flex-start' } }}
      slotProps={{ paper: { sx: { mt: { xs: 2, sm: 8 }, mx: { xs: 1.5 }, width: '100%' } } }}
    >
      <SearchBox onClose={onClose} />
    </Dialog>
  );
}
