import { Box, Skeleton, Stack } from '@mui/material';
import { useParams } from 'react-router';
import { problemOf } from '../api/client';
import { useMe } from '../api/use-me';
import { OwnDepositCard } from '../deposits/OwnDepositCard';
import { ProblemAlert } from '../look/ProblemAlert';
import { opensNow } from '../opening/opening-stages';
import { OwnBidCard } from '../sealing/OwnBidCard';
import { SeatsSection } from '../seats/SeatsSection';
import { OpeningRoom } from '../opening/OpeningRoom';
import { CaseFacts } from './CaseFacts';
import { CaseHead } from './CaseHead';
import { hasCommittee, tabOf } from './case-tabs';
import { CaseTabs } from './CaseTabs';
import { NowPanel } from './NowPanel';
import { useCase, useDefinition } from './use-case';

/** A case: what it is and where it stands, what the viewer can do now, and everything there is to read about it. */
export default function CasePage() {
  const { id = '', tab: name } = useParams();
  const { data: view, error, refetch } = useCase(id);
  const definition = useDefinition(view?.definitionId);
  const me = useMe();

  if (error && !view) return <ProblemAlert problem={problemOf(error)} onRetry={() => void refetch()} />;
  if (!view) {
    return (
      <Stack spacing={2} aria-busy>
        <Skeleton variant="rounded" height={150} />
        <Skeleton variant="rounded" height={240} />
      </Stack>
    );
  }
  const tab = tabOf(name, view, definition.data);
  return (
    <Stack spacing={2} sx={{ pb: 4 }}>
      <CaseHead view={view} definition={definition.data} tab={tab} />
      {definition.error && (
        <ProblemAlert problem={problemOf(definition.error)} onRetry={() => void definition.refetch()} />
      )}
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 320px' },
          alignItems: 'start',
        }}
      >
        <Stack spacing={2} sx={{ minWidth: 0 }}>
          {definition.data && opensNow(view, definition.data) && (
            <OpeningRoom key={`opening-${view.id}`} view={view} definition={definition.data} />
          )}
          {definition.data && me?.acting.role === 'expert' && hasCommittee(definition.data) && (
            <SeatsSection caseId={view.id} isOpen={view.closing === undefined} />
          )}
          <NowPanel key={view.id} view={view} />
          {definition.data && me?.acting.role === 'bidder' && <OwnBidCard view={view} definition={definition.data} />}
          {definition.data?.deposit && me?.acting.role === 'bidder' && <OwnDepositCard caseId={view.id} />}
          {definition.data && <CaseTabs tab={tab} view={view} definition={definition.data} />}
        </Stack>
        <CaseFacts view={view} definition={definition.data} />
      </Box>
    </Stack>
  );
}
