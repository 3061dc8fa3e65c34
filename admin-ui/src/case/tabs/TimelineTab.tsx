import { Box, Button, Chip, Typography } from '@mui/material';
import { useEffect, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useLocation } from 'react-router';
import type { TabProps } from '../CaseTabs';
import { ListState } from './ListState';
import { TimelineEntry } from './TimelineEntry';
import { byDay, useTimeline, type TimelineKind } from './use-timeline';

const kinds: readonly (TimelineKind | undefined)[] = [undefined, 'act', 'stage', 'system'];

/** What happened, newest first, with separators by day; an address can name one entry. */
export default function TimelineTab({ view, definition }: TabProps) {
  const t = useTranslate();
  const { hash } = useLocation();
  const [kind, setKind] = useState<TimelineKind>();
  const query = useTimeline(view.id, kind);
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const wanted = /^#seq-([0-9]+)$/.exec(hash)?.[1];
  const seq = wanted === undefined ? undefined : Number(wanted);
  const isFound = seq !== undefined && !!data?.some((item) => item.seq === seq);

  useEffect(() => {
    if (seq === undefined || !data) return;
    if (isFound) document.getElementById(`seq-${seq}`)?.focus();
    else if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [seq, isFound, data, hasNextPage, isFetchingNextPage, fetchNextPage]);

  return (
    <>
      <Box
        role="group"
        aria-label={t('case.timeline.filter')}
        sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 2 }}
      >
        {kinds.map((each) => (
          <Chip
            key={each ?? 'all'}
            label={t(`case.timeline.kind.${each ?? 'all'}`)}
            color={each === kind ? 'primary' : 'default'}
            variant={each === kind ? 'filled' : 'outlined'}
            aria-pressed={each === kind}
            onClick={() => setKind(each)}
          />
        ))}
      </Box>
      <ListState query={query} empty={t('case.timeline.empty')}>
        {byDay(data ?? []).map(({ day, items }) => (
          <Box key={day} component="section" sx={{ mb: 2 }}>
            <Typography variant="body2" component="h3" sx={{ fontWeight: 650, mb: 1 }}>
              {day}
            </Typography>
            <Box component="ol" sx={{ listStyle: 'none', m: 0, ml: 0.75, p: 0 }}>
              {items.map((item) => (
                <TimelineEntry
                  key={item.id}
                  item={item}
                  marked={item.seq === seq}
                  view={view}
                  definition={definition}
                />
              ))}
            </Box>
          </Box>
        ))}
        {hasNextPage && (
          <Button variant="outlined" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('case.timeline.more')}
          </Button>
        )}
      </ListState>
    </>
  );
}
