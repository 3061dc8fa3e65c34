import SearchIcon from '@mui/icons-material/SearchOutlined';
import Box from '@mui/material/Box';
import InputBase from '@mui/material/InputBase';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useState, type KeyboardEvent } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router';
import { SearchHits } from './SearchHits';
import { useSearch, type Hit } from './use-search';

/** A field and what it finds; arrows choose, Enter opens. */
export function SearchBox({ onClose }: { readonly onClose: () => void }) {
  const translate = useTranslate();
  const navigate = useNavigate();
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState(0);
  const { hits, isWaiting } = useSearch(words);

  const at = Math.min(chosen, hits.length - 1);
  const open = (hit: Hit | undefined) => {
    if (!hit) return;
    onClose();
    void navigate(hit.to);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return; // Enter chooses a Chinese word, not a hit
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && hits.length > 0) {
      event.preventDefault();
      setChosen((at + step + hits.length) % hits.length);
    } else if (event.key === 'Enter') open(hits[at]);
  };

  return (
    <Box>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, px: 2, borderBottom: 1, borderColor: 'divider' }}>
        <SearchIcon aria-hidden sx={{ color: 'text.secondary' }} />
        <InputBase
          autoFocus
          fullWidth
          value={words}
          placeholder={translate('search.placeholder')}
          onChange={(event) => {
            setWords(event.target.value.slice(0, 100));
            setChosen(0);
          }}
          onKeyDown={onKey}
          inputProps={{
            'aria-label': translate('search.placeholder'),
            role: 'combobox',
            'aria-expanded': hits.length > 0,
            'aria-controls': 'search-hits',
            'aria-activedescendant': hits[at] ? `hit-${hits[at].id}` : undefined,
            'aria-autocomplete': 'list',
          }}
          sx={{ py: 1.25, fontSize: '1.0625rem' }}
        />
      </Box>
      <Box sx={{ height: 2 }}>
        {isWaiting && words !== '' && <LinearProgress sx={{ height: 2 }} aria-label={translate('shell.loading')} />}
      </Box>
      <Box tabIndex={0} sx={{ maxHeight: '56dvh', overflowY: 'auto', outline: 'none' }}>
        <SearchHits hits={hits} chosen={at} onOpen={open} />
        {hits.length === 0 && !isWaiting && (
          <Typography role="status" color="textSecondary" sx={{ p: 3, textAlign: 'center' }}>
            {translate('search.none', { q: words.trim() })}
          </Typography>
        )}
      </Box>
      <Typography
        variant="caption"
        component="p"
        color="textSecondary"
        sx={{ px: 2, py: 1, borderTop: 1, borderColor: 'divider' }}
      >
        {translate('search.hint')}
      </Typography>
    </Box>
  );
}
