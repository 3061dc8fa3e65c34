import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { ExchangeReceiver } from '../../../api/contract';
import { problemOf } from '../api/client';
import { useText } from '../i18n/use-text';
import { Facts } from '../look/Facts';
import { Instant } from '../look/Instant';
import { ProblemAlert } from '../look/ProblemAlert';
import { StatusChip, type Tone } from '../look/StatusChip';
import { ConfirmDialog } from '../look/ConfirmDialog';
import { SendAgainDialog } from './SendAgainDialog';
import { useExchangeStep } from './use-exchange';

function standOf({ paused, refused, failed }: ExchangeReceiver): { readonly name: string; readonly tone: Tone } {
  if (paused) return { name: 'paused', tone: 'care' };
  if (refused) return { name: 'refused', tone: 'bad' };
  return failed ? { name: 'waiting', tone: 'late' } : { name: 'sending', tone: 'good' };
}

/** The platform that this one sends to: how far it is, and what an operator can do. */
export function ReceiverCard({ receiver }: { readonly receiver: ExchangeReceiver }) {
  const translate = useTranslate();
  const text = useText();
  const step = useExchangeStep();
  const [asking, setAsking] = useState<'sendAgain' | 'takeBack'>();
  const { name, code, url, paused, made, acknowledged, waiting, refused, failed, documentsMissing } = receiver;
  const { tone, name: state } = standOf(receiver);
  const said = refused ?? failed;
  const at = (instant: string | undefined) => instant !== undefined && <Instant at={instant} style="second" />;
  const close = () => setAsking(undefined);
  return (
    <Card sx={{ p: 2 }}>
      <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center', gap: 1, mb: 1 }}>
        <Typography variant="h2">
          {translate('exchange.receiver')} {name ?? code ?? ''}
        </Typography>
        <StatusChip tone={tone} label={translate(`exchange.state.${state}`)} />
      </Stack>
      {said && (
        <Alert severity={refused ? 'error' : 'warning'} sx={{ mb: 1 }}>
          {text(said)}
        </Alert>
      )}
      <Facts
        facts={[
          { name: translate('exchange.address'), value: url },
          { name: translate('exchange.sent'), value: `${acknowledged} / ${made}` },
          { name: translate('exchange.waiting'), value: String(waiting) },
          { name: translate('exchange.waitingSince'), value: at(receiver.waitingSince) || undefined },
          { name: translate('exchange.missing'), value: String(documentsMissing) },
          { name: translate('exchange.acknowledgedAt'), value: at(receiver.acknowledgedAt) || undefined },
          { name: translate('exchange.heardAt'), value: at(receiver.standingAt) || undefined },
          { name: translate('exchange.nextTry'), value: at(receiver.nextTryAt) || undefined },
        ]}
      />
      {step.error && <ProblemAlert problem={problemOf(step.error)} />}
      <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap', mt: 1.5 }}>
        <Button
          variant="outlined"
          loading={step.isPending}
          onClick={() => step.mutate({ path: '/receiver/pause', body: { paused: !paused } })}
        >
          {translate(paused ? 'exchange.resume' : 'exchange.pause')}
        </Button>
        <Button loading={step.isPending} onClick={() => step.mutate({ path: '/receiver/retry' })}>
          {translate('exchange.retry')}
        </Button>
        <Button onClick={() => setAsking('sendAgain')}>{translate('exchange.sendAgain')}</Button>
        <Button color="error" onClick={() => setAsking('takeBack')}>
          {translate('exchange.takeBack')}
        </Button>
      </Stack>
      {asking === 'sendAgain' && (
        <SendAgainDialog
          made={made}
          onClose={close}
          onSend={(after) => {
            close();
            step.mutate({ path: '/receiver/send-again', body: { after } });
          }}
        />
      )}
      {asking === 'takeBack' && (
        <ConfirmDialog
          title={translate('exchange.takeBackTitle')}
          help={translate('exchange.takeBackHelp')}
          action={translate('exchange.takeBack')}
          onClose={close}
          onConfirm={() => {
            close();
            step.mutate({ path: '/receiver/take-back' });
          }}
        />
      )}
    </Card>
  );
}
