import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { ExchangeSender } from '../../../api/contract';
import { problemOf } from '../api/client';
import { useRegionChoices } from '../api/use-region-choices';
import { Facts } from '../look/Facts';
import { Instant } from '../look/Instant';
import { ProblemAlert } from '../look/ProblemAlert';
import { StatusChip } from '../look/StatusChip';
import { ConfirmDialog } from '../look/ConfirmDialog';
import { KeyDialog } from './KeyDialog';
import { useExchangeStep } from './use-exchange';

/** A platform that sends to this one: how far it is, its keys, and what an operator can do. */
export function SenderCard({ sender }: { readonly sender: ExchangeSender }) {
  const translate = useTranslate();
  const regions = useRegionChoices();
  const step = useExchangeStep();
  const [revoking, setRevoking] = useState<string>();
  const [isAddingKey, setAddingKey] = useState(false);
  const { code, name, region, keys, paused, received, receivedAt, lagSeconds, cases, documentsMissing } = sender;
  const path = `/senders/${encodeURIComponent(code)}`;
  return (
    <Box sx={{ py: 1.5, borderTop: 1, borderColor: 'divider' }}>
      <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center', gap: 1, mb: 1 }}>
        <Typography variant="h3">
          {name} ({code})
        </Typography>
        <StatusChip
          tone={paused ? 'care' : 'good'}
          label={translate(`exchange.state.${paused ? 'paused' : 'sending'}`)}
        />
      </Stack>
      <Facts
        facts={[
          { name: translate('exchange.region'), value: regions.nameOf(region) },
          { name: translate('exchange.received'), value: String(received) },
          { name: translate('exchanged.received'), value: receivedAt && <Instant at={receivedAt} style="second" /> },
          {
            name: translate('exchange.lag'),
            value: lagSeconds !== undefined && translate('exchange.seconds', { seconds: lagSeconds }),
          },
          { name: translate('exchange.cases'), value: String(cases) },
          { name: translate('exchange.missing'), value: String(documentsMissing) },
          {
            name: translate('exchange.keys'),
            value: keys.map(({ keyId, revokedAt }) => (
              <Box key={keyId} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
                <code>{keyId}</code>
                {revokedAt === undefined ? (
                  <Button size="small" onClick={() => setRevoking(keyId)}>
                    {translate('exchange.revoke')}
                  </Button>
                ) : (
                  <span>{translate('exchange.revoked')}</span>
                )}
              </Box>
            )),
          },
        ]}
      />
      {step.error && <ProblemAlert problem={problemOf(step.error)} />}
      <Stack direction="row" sx={{ gap: 1, mt: 1 }}>
        <Button
          size="small"
          variant="outlined"
          loading={step.isPending}
          onClick={() => step.mutate({ path: `${path}/pause`, body: { paused: !paused } })}
        >
          {translate(paused ? 'exchange.resume' : 'exchange.pause')}
        </Button>
        <Button size="small" onClick={() => setAddingKey(true)}>
          {translate('exchange.addKey')}
        </Button>
      </Stack>
      {revoking !== undefined && (
        <ConfirmDialog
          title={translate('exchange.revokeTitle', { keyId: revoking })}
          help={translate('exchange.revokeHelp')}
          action={translate('exchange.revoke')}
          onClose={() => setRevoking(undefined)}
          onConfirm={() => {
            setRevoking(undefined);
            step.mutate({ method: 'DELETE', path: `${path}/keys/${revoking}` });
          }}
        />
      )}
      {isAddingKey && (
        <KeyDialog
          onClose={() => setAddingKey(false)}
          onAdd={(publicKey) => {
            setAddingKey(false);
            step.mutate({ path: `${path}/keys`, body: { publicKey } });
          }}
        />
      )}
    </Box>
  );
}
