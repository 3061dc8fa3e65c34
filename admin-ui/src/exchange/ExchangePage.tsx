import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { problemOf } from '../api/client';
import { useAbility } from '../api/use-me';
import { PageHead } from '../look/PageHead';
import { ProblemAlert } from '../look/ProblemAlert';
import { AccessDenied } from '../missing/AccessDenied';
import { CheckResult } from './CheckResult';
import { ExchangeIncidents } from './ExchangeIncidents';
import { OwnCard } from './OwnCard';
import { ReceiverCard } from './ReceiverCard';
import { RegisterDialog } from './RegisterDialog';
import { SenderCard } from './SenderCard';
import { useCheck, useExchange } from './use-exchange';

/** What goes to other platforms and comes from them, for operators. */
export default function ExchangePage() {
  return useAbility().can('manage', 'Exchange') ? <Exchange /> : <AccessDenied />;
}

function Exchange() {
  const translate = useTranslate();
  const [isRegistering, setRegistering] = useState(false);
  const { data, error, refetch } = useExchange();
  const check = useCheck();
  if (error && !data) return <ProblemAlert problem={problemOf(error)} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton variant="rounded" height={360} role="status" aria-label={translate('shell.loading')} />;
  return (
    <>
      <PageHead title={translate('exchange.title')} lead={translate('exchange.lead')}>
        <Button
          variant="outlined"
          title={translate('exchange.checkHelp')}
          loading={check.isPending}
          onClick={() => check.mutate()}
        >
          {translate('exchange.check')}
        </Button>
      </PageHead>
      <Stack sx={{ gap: 2 }}>
        {check.error && <ProblemAlert problem={problemOf(check.error)} />}
        {check.data && <CheckResult results={check.data.items} />}
        <ExchangeIncidents incidents={data.incidents} />
        {data.receiver ? (
          <ReceiverCard receiver={data.receiver} />
        ) : (
          <Card sx={{ p: 2 }}>
            <Typography variant="h2">{translate('exchange.receiver')}</Typography>
            <Typography variant="body2">{translate('exchange.none')}</Typography>
          </Card>
        )}
        <Card sx={{ p: 2 }}>
          <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center', gap: 1, mb: 1 }}>
            <Typography variant="h2">{translate('exchange.senders')}</Typography>
            <Button variant="contained" onClick={() => setRegistering(true)}>
              {translate('exchange.register')}
            </Button>
          </Stack>
          {data.senders.length === 0 && <Typography variant="body2">{translate('exchange.noSenders')}</Typography>}
          {data.senders.map((sender) => (
            <SenderCard key={sender.code} sender={sender} />
          ))}
        </Card>
        <OwnCard platform={data.platform} />
      </Stack>
      {isRegistering && <RegisterDialog onClose={() => setRegistering(false)} />}
    </>
  );
}
