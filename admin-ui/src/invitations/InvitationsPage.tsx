import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { problemOf } from '../api/client';
import { useMe } from '../api/use-me';
import { Waiting } from '../layout/Waiting';
import { EmptyState } from '../look/EmptyState';
import { PageHead } from '../look/PageHead';
import { ProblemAlert } from '../look/ProblemAlert';
import { AccessDenied } from '../missing/AccessDenied';
import { InvitationCard } from './InvitationCard';
import { useInvitations } from './use-invitations';

/** An expert's own calls: what was drawn, when and where, without the case. */
export default function InvitationsPage() {
  const t = useTranslate();
  const me = useMe();
  if (me && me.acting.role !== 'expert') return <AccessDenied />;
  return (
    <Box sx={{ maxWidth: 860 }}>
      <PageHead title={t('invitations.title')} />
      {me && <Invitations />}
    </Box>
  );
}

function Invitations() {
  const t = useTranslate();
  const { data, error, refetch } = useInvitations();
  if (error && !data) return <ProblemAlert problem={problemOf(error)} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  if (data.items.length === 0) {
    return (
      <Card>
        <EmptyState title={t('invitations.none')} />
      </Card>
    );
  }
  return (
    <>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 2, maxWidth: '46rem' }}>
        {t('invitations.lead')}
      </Typography>
      <Stack component="ul" sx={{ gap: 2, listStyle: 'none', p: 0, m: 0 }}>
        {data.items.map((invitation) => (
          <InvitationCard key={invitation.id} invitation={invitation} />
        ))}
      </Stack>
    </>
  );
}
