import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { useParams } from 'react-router';
import type { User } from '../../../api/contract';
import { problemOf, request } from '../api/client';
import { Waiting } from '../layout/Waiting';
import { PageHead } from '../look/PageHead';
import { ProblemAlert } from '../look/ProblemAlert';
import { UserForm } from './UserForm';

/** One person's account and memberships. */
export default function UserEdit() {
  const translate = useTranslate();
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['users', 'one', id],
    queryFn: ({ signal }) => request<User>('GET', `/users/${id}`, undefined, { signal }),
  });

  if (error) return <ProblemAlert problem={problemOf(error)} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  return (
    <>
      <PageHead title={translate('users.edit')} lead={data.name} />
      <UserForm key={data.id} id={data.id} start={data} />
    </>
  );
}
