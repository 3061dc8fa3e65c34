import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import ListItemButton from '@mui/material/ListItemButton';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import type { CaseSummary, Page } from '../../../api/contract';
import { request } from '../api/client';
import { Countdown } from '../look/Countdown';
import { StageChip } from '../look/StageChip';

const most = 5;

/** The open cases that one's body takes part in, the nearest deadline first: nobody asks a bidder for its bid. */
export function OwnCases() {
  const translate = useTranslate();
  const { data } = useQuery({
    queryKey: ['cases', 'own'],
    queryFn: ({ signal }) =>
      request<Page<CaseSummary>>('GET', '/cases', undefined, {
        query: { own: '1', state: 'open', sort: 'deadline', limit: most },
        signal,
      }),
  });
  if (!data || data.items.length === 0) return null;
  return (
    <Box component="section" aria-labelledby="own-cases" sx={{ mt: 3 }}>
      <Typography id="own-cases" variant="h2" sx={{ mb: 1 }}>
        {translate('inbox.own')}
      </Typography>
      <Card component="ul" sx={{ p: 0, m: 0, listStyle: 'none' }}>
        {data.items.map((item) => (
          <Box component="li" key={item.id} sx={{ '& + &': { borderTop: 1, borderColor: 'divider' } }}>
            <ListItemButton
              component={Link}
              to={`/cases/${item.id}`}
              sx={{ gap: 1.5, py: 1.25, flexWrap: 'wrap', justifyContent: 'space-between' }}
            >
              <Box sx={{ minWidth: 0, flex: '1 1 260px' }}>
                <Typography sx={{ fontWeight: 600 }}>
                  {item.lot === undefined ? item.title : `${item.title} · ${item.lot}`}
                </Typography>
                <Typography variant="body2" color="textSecondary">
                  {item.code} · {item.tenderer.name}
                </Typography>
              </Box>
              <StageChip of={item} />
              {item.deadlineAt !== undefined && (
                <Box sx={{ minWidth: 130 }}>
                  <Countdown at={item.deadlineAt} stoppedSince={item.suspendedAt} />
                </Box>
              )}
            </ListItemButton>
          </Box>
        ))}
      </Card>
    </Box>
  );
}
