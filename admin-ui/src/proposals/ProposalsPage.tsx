import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { Proposal } from '../../../api/contract';
import { problemOf } from '../api/client';
import { useAbility } from '../api/use-me';
import { useText } from '../i18n/use-text';
import { Waiting } from '../layout/Waiting';
import { EmptyState } from '../look/EmptyState';
import { LoadMore } from '../look/LoadMore';
import { PageHead } from '../look/PageHead';
import { ProblemAlert } from '../look/ProblemAlert';
import { AccessDenied } from '../missing/AccessDenied';
import { ProposalState } from './ProposalState';
import { useProposals } from './use-proposals';
import { WhoDidWhat } from './WhoDidWhat';

/** What one person proposes and another confirms. */
export default function ProposalsPage() {
  const ability = useAbility();
  return ability.can('read', 'Proposal') ? <Proposals /> : <AccessDenied />;
}

function Proposals() {
  const translate = useTranslate();
  const [onlyWaiting, setOnlyWaiting] = useState(true);
  const list = useProposals(onlyWaiting ? 'waiting' : undefined);

  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Box sx={{ maxWidth: 900 }}>
      <PageHead title={translate('proposals.title')} lead={translate('proposals.lead')} />
      <Tabs
        value={onlyWaiting ? 'waiting' : 'all'}
        onChange={(_event, value: string) => setOnlyWaiting(value === 'waiting')}
        aria-label={translate('proposals.title')}
        sx={{ mb: 2 }}
      >
        <Tab value="waiting" label={translate('proposals.state.waiting')} />
        <Tab value="all" label={translate('shell.all')} />
      </Tabs>
      {list.error && <ProblemAlert problem={problemOf(list.error)} onRetry={() => void list.refetch()} />}
      {list.isPending && <Waiting />}
      {list.data && items.length === 0 && (
        <Card>
          <EmptyState
            title={translate(onlyWaiting ? 'proposals.noneWaiting' : 'proposals.none')}
            help={translate('proposals.noneHelp')}
          />
        </Card>
      )}
      <Stack component="ul" sx={{ gap: 1, p: 0, m: 0, listStyle: 'none' }}>
        {items.map((proposal) => (
          <ProposalRow key={proposal.id} proposal={proposal} />
        ))}
      </Stack>
      <LoadMore
        hasMore={list.hasNextPage}
        isLoading={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
      />
    </Box>
  );
}

function ProposalRow({ proposal }: { readonly proposal: Proposal }) {
  const text = useText();
  return (
    <Card component="li" sx={{ p: 2 }}>
      <Stack direction="row" sx={{ gap: 1.5, alignItems: 'center', flexWrap: 'wrap', mb: 0.5 }}>
        <Link component={RouterLink} to={`/proposals/${proposal.id}`} color="text.primary" sx={{ fontWeight: 600 }}>
          {text(proposal.title)}
        </Link>
        <ProposalState proposal={proposal} />
      </Stack>
      <Typography variant="body2" color="textSecondary" component="div">
        <WhoDidWhat proposal={proposal} />
      </Typography>
    </Card>
  );
}
