import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Skeleton from '@mui/material/Skeleton';
import { useTranslate } from 'react-admin';
import { Link, useParams } from 'react-router';
import type { ProposalView } from '../../../api/contract';
import type { Process } from '../../../definitions/language';
import { problemOf } from '../api/client';
import { useText } from '../i18n/use-text';
import { PageHead } from '../look/PageHead';
import { ProblemAlert } from '../look/ProblemAlert';
import { DefinitionReview } from '../processes/DefinitionReview';
import { DecisionPanel } from './DecisionPanel';
import { ProposalState } from './ProposalState';
import { ProposedAccount } from './ProposedAccount';
import { ProposedBody } from './ProposedBody';
import { ProposedDays } from './ProposedDays';
import { ProposedForfeiture } from './ProposedForfeiture';
import { ProposedReturn } from './ProposedReturn';
import { ProposedSender } from './ProposedSender';
import { ProposedSkip } from './ProposedSkip';
import { ProposedTemplate } from './ProposedTemplate';
import { useProposal } from './use-proposals';
import { WhoDidWhat } from './WhoDidWhat';

/** One proposal: who proposes what, all that is to be looked at, and the decision. */
export default function ProposalPage() {
  const translate = useTranslate();
  const text = useText();
  const { id = '' } = useParams();
  const { data: proposal, error, refetch } = useProposal(id);

  if (error && !proposal) return <ProblemAlert problem={problemOf(error)} onRetry={() => void refetch()} />;
  if (!proposal) return <Skeleton variant="rounded" height={320} />;
  return (
    <Box sx={{ maxWidth: 1000, pb: 4 }}>
      <PageHead title={text(proposal.title)}>
        <ProposalState proposal={proposal} />
      </PageHead>
      <Card sx={{ p: 2, mb: 2 }}>
        <WhoDidWhat proposal={proposal} />
        <DecisionPanel proposal={proposal} />
        {proposal.definitionId !== undefined && (
          <Button component={Link} to={`/processes/${proposal.definitionId}`} sx={{ mt: 1.5 }} variant="outlined">
            {translate('processes.open')}
          </Button>
        )}
      </Card>
      <ProposalContent proposal={proposal} />
    </Box>
  );
}

function ProposalContent({ proposal }: { readonly proposal: ProposalView }) {
  const { definition, calendar, account, body, skip, sender, depositReturn, forfeiture, tenderTemplate, id } = proposal;
  const isPast = proposal.state !== 'waiting';
  if (account) return <ProposedAccount account={account} isPast={isPast} />;
  if (body) return <ProposedBody body={body} isPast={isPast} />;
  if (skip) return <ProposedSkip skip={skip} isPast={isPast} />;
  if (sender) return <ProposedSender sender={sender} />;
  if (calendar) return <ProposedDays calendar={calendar} />;
  if (depositReturn) return <ProposedReturn batch={depositReturn} />;
  if (forfeiture) return <ProposedForfeiture forfeiture={forfeiture} />;
  if (tenderTemplate) return <ProposedTemplate template={tenderTemplate} />;
  if (!definition) return null;
  return (
    <DefinitionReview
      key={definition.follows ?? ''}
      definition={definition.data as unknown as Process} // the API has checked it
      id={id}
      follows={definition.follows}
    />
  );
}
