import Stack from '@mui/material/Stack';
import { useTranslate } from 'react-admin';
import { problemOf } from '../api/client';
import { useMe } from '../api/use-me';
import { Waiting } from '../layout/Waiting';
import { PageHead } from '../look/PageHead';
import { ProblemAlert } from '../look/ProblemAlert';
import { AccessDenied } from '../missing/AccessDenied';
import { ExpertCases, History, Standing } from './ExpertSections';
import { StartCases } from './StartCases';
import { Ties } from './Ties';
import { useOwnRecord } from './use-register';

/** What the register holds of the expert who is signed in: to read, to apply for, and to declare ties. */
export default function OwnRecordPage() {
  const me = useMe();
  if (me && me.acting.role !== 'expert') return <AccessDenied />;
  return me ? <Record /> : <Waiting />;
}

function Record() {
  const t = useTranslate();
  const { data, error, refetch } = useOwnRecord();
  if (error && !data) return <ProblemAlert problem={problemOf(error)} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  return (
    <Stack sx={{ gap: 2, maxWidth: 860 }}>
      <PageHead title={t('register.ownTitle')} lead={t('register.ownLead')} />
      <Standing file={data} />
      <StartCases />
      <ExpertCases file={data} />
      <Ties file={data} />
      <History file={data} />
    </Stack>
  );
}
