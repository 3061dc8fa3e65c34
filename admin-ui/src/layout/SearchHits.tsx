import Box from '@mui/material/Box';
import { useEffect } from 'react';
import { useTranslate } from 'react-admin';
import type { Hit } from './use-search';

interface Props {
  readonly hits: readonly Hit[];
  readonly chosen: number;
  readonly onOpen: (hit: Hit) => void;
}

/** What was found, in groups, the chosen one marked. */
export function SearchHits({ hits, chosen, onOpen }: Props) {
  const translate = useTranslate();
  const chosenId = hits[chosen]?.id;
  useEffect(() => {
    if (chosenId !== undefined) document.getElementById(`hit-${chosenId}`)?.scrollIntoView({ block: 'nearest' });
  }, [chosenId]);

  return (
    <Box id="search-hits" role="listbox" aria-label={translate('search.results')} sx={{ p: hits.length > 0 ? 1 : 0 }}>
      {hits.map((hit, index) => (
        <Box key={hit.id} role="presentation">
          {hits[index - 1]?.group !== hit.group && (
            <Box
              role="presentation"
              sx={{ px: 1, pt: 1, pb: 0.5, fontSize: '0.75rem', fontWeight: 600, color: 'text.secondary' }}
            >
              {translate(`search.${hit.group}`)}
            </Box>
          )}
          <Box
            id={`hit-${hit.id}`}
            role="option"
            aria-selected={index === chosen}
            onClick={() => onOpen(hit)}
            sx={{
              px: 1,
              py: 0.75,
              borderRadius: 1,
              cursor: 'pointer',
              bgcolor: index === chosen ? 'action.selected' : 'transparent',
              '&:hover': { bgcolor: 'action.hover' },
            }}
          >
            <Box sx={{ fontWeight: 500 }}>{hit.title}</Box>
            {hit.detail !== undefined && (
              <Box sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>{hit.detail}</Box>
            )}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
