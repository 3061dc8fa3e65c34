import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { useNotify, useTranslate } from 'react-admin';
import type { ExchangeOverview } from '../../../api/contract';
import { Facts } from '../look/Facts';

/** What others need to know of this platform: code and public key. */
export function OwnCard({ platform }: { readonly platform: ExchangeOverview['platform'] }) {
  const translate = useTranslate();
  const notify = useNotify();
  const { code, name, keyId, publicKey, algorithm } = platform;
  const copy = () =>
    navigator.clipboard.writeText(publicKey).then(
      () => notify('exchange.copied'),
      () => undefined, // not allowed here; it can still be selected
    );
  return (
    <Card sx={{ p: 2 }}>
      <Typography variant="h2">{translate('exchange.own')}</Typography>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
        {translate('exchange.ownHelp')}
      </Typography>
      <Facts
        facts={[
          { name: translate('exchange.name'), value: name },
          { name: translate('exchange.code'), value: code ?? translate('exchange.noCode') },
          { name: translate('exchange.keyId'), value: `${keyId} (${algorithm})` },
          {
            name: translate('exchange.key'),
            value: (
              <Box component="code" sx={{ wordBreak: 'break-all' }}>
                {publicKey}
              </Box>
            ),
          },
        ]}
      />
      <Button size="small" sx={{ mt: 1 }} onClick={() => void copy()}>
        {translate('exchange.copy')}
      </Button>
    </Card>
  );
}
