import Stack from '@mui/material/Stack';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { useParams } from 'react-router';
import type { User } from '../../../api/contract';
import { AbsenceCard } from '../absences/AbsenceCard';
import { problemOf, request } from '../api/client';
import { useMe } from '../api/use-me';
import { RecordCard } from '../audit/RecordCard';
import { Waiting } from '../layout/Waiting';
import { PageHead } from '../look/PageHead';
import { ProblemAlert } from '../look/ProblemAlert';
import { WaitingNotice } from '../proposals/WaitingNotice';
import { UserForm } from './UserForm';

/** One person's account and memberships. */
export default function UserEdit() {
  const translate = useTranslate();
  const { id = '' } = useParams();
  const me = useMe();
  const { data, error, refetch } = useQuery({
    queryKey: ['users', 'one', id],
    queryFn: ({ signal }) => request<User>('GET', `/users/${id}`, undefined, { signal }),
  });

  if (error) return <ProblemAlert problem={problemOf(error)} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  return (
    <>
      <PageHead title={translate('users.edit')} lead={data.name} />
      <Stack sx={{ gap: 2 }}>
        <WaitingNotice subject={data.id} />
        <UserForm key={data.id} id={data.id} start={data} />
        {me?.user.id !== data.id && <AbsenceCard userId={data.id} posts={data.memberships} />}
        <RecordCard path={`/users/${encodeURIComponent(data.id)}/record`} />
      </Stack>
    </>
  );
}
