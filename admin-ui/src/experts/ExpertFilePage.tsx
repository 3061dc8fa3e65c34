import Stack from '@mui/material/Stack';
import { useParams } from 'react-router';
import { useTranslate } from 'react-admin';
import { problemOf } from '../api/client';
import { useAbility, useMe } from '../api/use-me';
import { Waiting } from '../layout/Waiting';
import { PageHead } from '../look/PageHead';
import { ProblemAlert } from '../look/ProblemAlert';
import { AccessDenied } from '../missing/AccessDenied';
import { ExpertCases, History, Standing } from './ExpertSections';
import { StartCases } from './StartCases';
import { Ties } from './Ties';
import { useExpertFile } from './use-register';

/** An expert of the register: what is registered, what was decided by which case, and what ties them to bodies. */
export default function ExpertFilePage() {
  const { id = '' } = useParams();
  const ability = useAbility();
  return ability.can('update', 'Expert') ? <File id={id} /> : <AccessDenied />;
}

function File({ id }: { readonly id: string }) {
  const t = useTranslate();
  const me = useMe();
  const { data, error, refetch } = useExpertFile(id);
  if (error && !data) return <ProblemAlert problem={problemOf(error)} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  return (
    <Stack sx={{ gap: 2, maxWidth: 860 }}>
      <PageHead title={data.name} lead={t('register.fileLead')} />
      <Standing file={data} />
      {data.expert && me?.user.id !== id && <StartCases expert={id} />}
      <ExpertCases file={data} />
      <Ties file={data} id={id} />
      <History file={data} />
    </Stack>
  );
}
