import { Box, Card, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { CaseView } from '../../../api/contract';
import type { Process } from '../../../definitions/language';
import { problemOf } from '../api/client';
import { Waiting } from '../layout/Waiting';
import { Countdown } from '../look/Countdown';
import { Facts } from '../look/Facts';
import { Instant } from '../look/Instant';
import { ProblemAlert } from '../look/ProblemAlert';
import { Attendance } from './Attendance';
import { LeftOutBids } from './LeftOutBids';
import { OpeningBids } from './OpeningBids';
import { opensNow } from './opening-stages';
import { RecordButtons } from './RecordButtons';
import { useAttendance, useOpeningRoom } from './use-opening-room';

interface OpeningRoomProps {
  readonly view: CaseView;
  readonly definition: Process;
}

/**
 * The opening of sealed bids, to be followed by everybody who may: who is present, which shares are in, what was found.
 */
export function OpeningRoom({ view, definition }: OpeningRoomProps) {
  const t = useTranslate();
  const goesOn = opensNow(view, definition);
  const { data: room, error, refetch } = useOpeningRoom(view.id, goesOn);
  useAttendance(view.id, goesOn && view.takesPart === true);
  if (error) return <ProblemAlert problem={problemOf(error)} onRetry={() => void refetch()} />;
  if (!room) return <Waiting />;
  const { bids, fewest, bidders, isOpened, startedAt } = room;
  const released = bids.filter((bid) => bid.released).length;
  return (
    <Card component="section" aria-label={t('opening.title')} className="opening-room" sx={{ p: { xs: 1.5, sm: 2.5 } }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, rowGap: 0.5, alignItems: 'baseline', mb: 1.5 }}>
        <Typography variant="h2" component="h2" sx={{ flex: '1 1 auto' }}>
          {t('opening.title')}
        </Typography>
        {goesOn && !isOpened && view.deadline && (
          <Countdown at={view.deadline.at} stoppedSince={view.deadline.standsStillSince} closes prominent />
        )}
      </Box>
      <Typography role="status" sx={{ mb: 1.5 }}>
        {t(isOpened ? 'opening.opened' : startedAt === undefined ? 'opening.waits' : 'opening.releasing')}
      </Typography>
      <Facts
        facts={[
          {
            name: t('opening.bids'),
            value: fewest === undefined ? bids.length : t('opening.ofFewest', { count: bids.length, fewest }),
          },
          {
            name: t('opening.here'),
            value: goesOn ? t('opening.some', { some: bidders.here, all: bidders.all }) : undefined,
          },
          { name: t('opening.released'), value: t('opening.some', { some: released, all: bids.length }) },
          {
            name: t('opening.started'),
            value: startedAt === undefined ? undefined : <Instant at={startedAt} style="second" />,
          },
        ]}
      />
      <Box sx={{ mt: 2 }}>
        <OpeningBids {...{ room, view, definition }} />
      </Box>
      <LeftOutBids bids={room.leftOut} />
      <Attendance attendance={room.attendance} />
      {isOpened && <RecordButtons caseId={view.id} />}
    </Card>
  );
}
