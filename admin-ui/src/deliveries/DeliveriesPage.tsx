import Stack from '@mui/material/Stack';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useTranslate } from 'react-admin';
import { Link, useParams } from 'react-router';
import { useAbility } from '../api/use-me';
import { PageHead } from '../look/PageHead';
import { AccessDenied } from '../missing/AccessDenied';
import { ChannelCards } from './ChannelCards';
import { DeliveryList } from './DeliveryList';
import { KeptMessages } from './KeptMessages';
import { useChannels } from './use-deliveries';

/** What left the house and what could not, for operators. */
export default function DeliveriesPage() {
  const ability = useAbility();
  return ability.can('manage', 'Operations') ? <Deliveries /> : <AccessDenied />;
}

function Deliveries() {
  const translate = useTranslate();
  const { tab } = useParams();
  const channels = useChannels();

  const keeps = channels.data?.items.some(({ means }) => means === 'kept') ?? false;
  const shown = tab === 'kept' ? 'kept' : 'list';
  return (
    <Stack sx={{ gap: 2 }}>
      <PageHead title={translate('deliveries.title')} lead={translate('deliveries.lead')} />
      <ChannelCards channels={channels} />
      {(keeps || shown === 'kept') && (
        <Tabs value={shown} aria-label={translate('deliveries.title')}>
          <Tab value="list" label={translate('deliveries.list')} component={Link} to="/deliveries" />
          <Tab value="kept" label={translate('deliveries.kept')} component={Link} to="/deliveries/kept" />
        </Tabs>
      )}
      {shown === 'kept' ? <KeptMessages /> : <DeliveryList />}
    </Stack>
  );
}
