import SearchIcon from '@mui/icons-material/SearchOutlined';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { useTranslate } from 'react-admin';

const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Looks like a search field and opens the search over everything. */
export function SearchButton({ onOpen }: { readonly onOpen: () => void }) {
  const translate = useTranslate();
  return (
    <ButtonBase
      onClick={onOpen}
      aria-haspopup="dialog"
      aria-keyshortcuts={isApple ? 'Meta+K' : 'Control+K'}
      sx={{
        display: 'flex',
        gap: 1,
        justifyContent: 'flex-start',
        width: { xs: 'auto', sm: 220, md: 300 },
        minHeight: 40,
        px: 1.25,
        borderRadius: 1.5,
        border: { sm: 1 },
        borderColor: { sm: 'divider' },
        color: 'text.secondary',
        fontSize: '0.875rem',
        '&:focus-visible': { outline: '2px solid' },
      }}
    >
      <SearchIcon aria-hidden fontSize="small" />
      <Box component="span" sx={{ flex: 1, textAlign: 'left' }}>
        {translate('search.open')}
      </Box>
      <Box
        component="kbd"
        aria-hidden
        sx={{ display: { xs: 'none', sm: 'block' }, font: 'inherit', fontSize: '0.75rem' }}
      >
        {isApple ? '⌘K' : 'Ctrl K'}
      </Box>
    </ButtonBase>
  );
}
