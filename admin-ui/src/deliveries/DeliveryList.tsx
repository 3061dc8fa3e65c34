import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Skeleton from '@mui/material/Skeleton';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router';
import { deliveryStates, type Delivery } from '../../../api/contract';
import { messageChannels } from '../../../domain/message-settings';
import { problemOf } from '../api/client';
import { EmptyState } from '../look/EmptyState';
import { FilterChoice } from '../look/FilterChoice';
import { LoadMore } from '../look/LoadMore';
import { ProblemAlert } from '../look/ProblemAlert';
import { DecisionBar } from './DecisionBar';
import { DeliveryRow } from './DeliveryRow';
import { useDeliveries } from './use-deliveries';

/** Deliveries, filtered by the address of the page; several can be sent again or given up at once. */
export function DeliveryList() {
  const translate = useTranslate();
  const [address, setAddress] = useSearchParams();
  const filter = { state: address.get('state') ?? undefined, channel: address.get('channel') ?? undefined };
  const list = useDeliveries(filter);
  const [chosen, setChosen] = useState<readonly string[]>([]);

  const items: readonly Delivery[] = list.data?.pages.flatMap((page) => page.items) ?? [];
  const selected = items.filter(({ id }) => chosen.includes(id));
  const setFilter = (name: 'state' | 'channel', value: string | undefined) => {
    const next = new URLSearchParams(address);
    if (value === undefined) next.delete(name);
    else next.set(name, value);
    setChosen([]);
    setAddress(next, { replace: true });
  };
  const toggle = (id: string) =>
    setChosen(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
  const isFiltered = filter.state !== undefined || filter.channel !== undefined;
  return (
    <Box>
      <Box role="search" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 1.5 }}>
        <FilterChoice
          label={translate('deliveries.stateName')}
          choices={deliveryStates.map((value) => ({ value, label: translate(`deliveries.state.${value}`) }))}
          value={filter.state}
          onChange={(value) => setFilter('state', value)}
        />
        <FilterChoice
          label={translate('deliveries.channel')}
          choices={messageChannels.map((value) => ({ value, label: translate(`channel.${value}`) }))}
          value={filter.channel}
          onChange={(value) => setFilter('channel', value)}
        />
      </Box>
      {list.error && !list.data && <ProblemAlert problem={problemOf(list.error)} onRetry={() => void list.refetch()} />}
      {list.isPending && (
        <Skeleton variant="rounded" height={300} role="status" aria-label={translate('shell.loading')} />
      )}
      {list.data && (
        <DecisionBar items={items} selected={selected} onSelect={(which) => setChosen(which.map(({ id }) => id))} />
      )}
      <Box component="ul" sx={{ display: 'grid', gap: 1, p: 0, m: 0, listStyle: 'none' }}>
        {items.map((delivery) => (
          <DeliveryRow
            key={delivery.id}
            delivery={delivery}
            isChosen={chosen.includes(delivery.id)}
            onToggle={() => toggle(delivery.id)}
          />
        ))}
      </Box>
      {list.data && items.length === 0 && (
        <Card>
          <EmptyState
            title={translate(isFiltered ? 'deliveries.emptyFiltered' : 'deliveries.empty')}
            {...(!isFiltered && { help: translate('deliveries.emptyHelp') })}
          >
            {isFiltered && (
              <Button onClick={() => setAddress({}, { replace: true })}>{translate('shell.clear')}</Button>
            )}
          </EmptyState>
        </Card>
      )}
      <LoadMore
        hasMore={list.hasNextPage}
        isLoading={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
      />
    </Box>
  );
}
