import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { ProposalView } from '../../../api/contract';
import { useRegionChoices } from '../api/use-region-choices';
import { Facts } from '../look/Facts';

/** A platform that shall be believed under a key; the number of the key is compared with that platform first. */
export function ProposedSender({ sender }: { readonly sender: NonNullable<ProposalView['sender']> }) {
  const translate = useTranslate();
  const regions = useRegionChoices();
  const { code, name, region, keyId } = sender;
  return (
    <Card sx={{ p: 2.5 }}>
      <Typography sx={{ mb: 1.5 }}>{translate('exchange.confirmHelp')}</Typography>
      <Facts
        facts={[
          { name: translate('exchange.code'), value: code },
          { name: translate('exchange.name'), value: name },
          { name: translate('exchange.region'), value: regions.nameOf(region) },
          { name: translate('exchange.keys'), value: <code>{keyId}</code> },
        ]}
      />
    </Card>
  );
}
