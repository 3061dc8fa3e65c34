import { subject } from '@casl/ability';
import Alert from '@mui/material/Alert';
import Stack from '@mui/material/Stack';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { useParams } from 'react-router';
import type { Body } from '../../../api/contract';
import { problemOf, request } from '../api/client';
import { useAbility } from '../api/use-me';
import { RecordCard } from '../audit/RecordCard';
import { Waiting } from '../layout/Waiting';
import { PageHead } from '../look/PageHead';
import { ProblemAlert } from '../look/ProblemAlert';
import { WaitingNotice } from '../proposals/WaitingNotice';
import { BodyForm } from './BodyForm';

/** One organisation: to read, or to change where one may. */
export default function BodyEdit() {
  const translate = useTranslate();
  const ability = useAbility();
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['bodies', 'one', id],
    queryFn: ({ signal }) => request<Body>('GET', `/bodies/${id}`, undefined, { signal }),
  });

  if (error) return <ProblemAlert problem={problemOf(error)} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  const described: Record<string, unknown> = { ...data };
  const may = ability.can('update', subject('Body', described));
  return (
    <>
      <PageHead title={may ? translate('bodies.edit') : data.name} lead={may ? data.name : undefined} />
      {!may && (
        <Alert severity="info" variant="outlined" sx={{ mb: 2, maxWidth: 640 }}>
          {translate('bodies.noEdit')}
        </Alert>
      )}
      <Stack sx={{ gap: 2 }}>
        {may && <WaitingNotice subject={data.id} />}
        <BodyForm key={data.id} start={{ ...data, uscc: data.uscc ?? '' }} id={data.id} isReadOnly={!may} />
        {may && <RecordCard path={`/bodies/${encodeURIComponent(data.id)}/record`} />}
      </Stack>
    </>
  );
}
