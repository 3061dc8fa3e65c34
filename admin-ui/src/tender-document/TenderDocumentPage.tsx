import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Skeleton from '@mui/material/Skeleton';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link, useParams } from 'react-router';
import { problemOf } from '../api/client';
import { useCase, useDefinition } from '../case/use-case';
import { EmptyState } from '../look/EmptyState';
import { PageHead } from '../look/PageHead';
import { ProblemAlert } from '../look/ProblemAlert';
import { TemplateChoice } from './TemplateChoice';
import { TenderDocumentRoom } from './TenderDocumentRoom';
import { useTenderDocument, useTenderRoom } from './use-tender-room';

/** The tender document of a case, for those who write it. */
export default function TenderDocumentPage() {
  const t = useTranslate();
  const { id = '' } = useParams();
  const room = useTenderRoom(id);
  const view = useCase(id);
  const definition = useDefinition(view.data?.definitionId);
  const { reload } = useTenderDocument(id);
  const [generation, setGeneration] = useState(0);
  const load = async () => {
    await reload();
    setGeneration((now) => now + 1);
  };

  const error = room.error ?? view.error ?? definition.error;
  if (error && !(room.data && view.data && definition.data)) {
    return <ProblemAlert problem={problemOf(error)} onRetry={() => void load()} />;
  }
  if (!room.data || !view.data || !definition.data) return <Skeleton variant="rounded" height={360} />;
  const back = (
    <Button component={Link} to={`/cases/${encodeURIComponent(id)}`} variant="outlined">
      {t('tender.backToCase')}
    </Button>
  );
  if (!room.data.draft) {
    return (
      <Box sx={{ maxWidth: 900, pb: 4 }}>
        <PageHead title={t('tender.title')} lead={room.data.projectTitle}>
          {back}
        </PageHead>
        {room.data.action ? (
          <>
            <Alert severity="info" sx={{ mb: 2 }}>
              {t('tender.beginHelp')}
            </Alert>
            <TemplateChoice room={room.data} settle={() => Promise.resolve(0)} onBegun={() => void load()} />
          </>
        ) : (
          <Card sx={{ p: 2 }}>
            <EmptyState title={t('tender.none')} help={t('tender.noneHelp')} />
          </Card>
        )}
      </Box>
    );
  }
  return (
    <Box sx={{ pb: 4 }}>
      <PageHead title={t('tender.title')} lead={room.data.projectTitle}>
        {back}
      </PageHead>
      <TenderDocumentRoom
        // what is asked for again by itself never takes the place of what somebody types
        key={generation}
        room={room.data}
        view={view.data}
        definition={definition.data}
        onReload={() => void load()}
      />
    </Box>
  );
}
