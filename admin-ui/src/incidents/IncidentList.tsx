import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Incident } from '../../../api/contract';
import { problemOf } from '../api/client';
import { ProblemAlert } from '../look/ProblemAlert';
import { ReasonDialog } from '../look/ReasonDialog';
import { IncidentBar } from './IncidentBar';
import { IncidentCard } from './IncidentCard';
import { IncidentOutcome } from './IncidentOutcome';
import { useIncidentName } from './use-incident-name';
import { useDecideIncidents } from './use-incidents';

const isForTwo = ({ skipping }: Incident): boolean => skipping?.people === 2;

/** Incidents, decided over one by one or together. */
export function IncidentList({ items }: { readonly items: readonly Incident[] }) {
  const translate = useTranslate();
  const nameOf = useIncidentName();
  const decide = useDecideIncidents();
  const [keys, setKeys] = useState<readonly string[]>([]);
  const [skipping, setSkipping] = useState<readonly Incident[]>();

  const chosen = items.filter(({ key }) => keys.includes(key));
  const send = (some: readonly Incident[], how: Incident['may'][number], reason?: string) => {
    setKeys([]);
    decide.mutate({ keys: some.map(({ key }) => key), how, ...(reason !== undefined && { reason }) });
  };
  const begin = (some: readonly Incident[], how: Incident['may'][number]) => {
    if (how === 'skip') setSkipping(some);
    else send(some, how);
  };
  const described = (key: string) => {
    const found = items.find((each) => each.key === key);
    return found ? [nameOf(found), found.caseId].filter((word) => word !== undefined).join(' · ') : key;
  };
  return (
    <>
      {decide.error && (
        <Box sx={{ mb: 1.5 }}>
          <ProblemAlert problem={problemOf(decide.error)} />
        </Box>
      )}
      <IncidentBar
        items={items}
        chosen={chosen}
        isPending={decide.isPending}
        onChooseAll={(isChosen) => setKeys(isChosen ? items.map(({ key }) => key) : [])}
        onDecide={(how) => begin(chosen, how)}
      />
      <Stack component="ul" sx={{ gap: 1.5, p: 0, m: 0, listStyle: 'none' }}>
        {items.map((incident) => {
          const { key } = incident;
          const isChosen = keys.includes(key);
          return (
            <IncidentCard
              key={key}
              incident={incident}
              isChosen={isChosen}
              isPending={decide.isPending}
              onChoose={() => setKeys(isChosen ? keys.filter((each) => each !== key) : [...keys, key])}
              onDecide={(how) => begin([incident], how)}
            />
          );
        })}
      </Stack>
      {skipping && (
        <ReasonDialog
          title={
            skipping.length === 1 && skipping[0]
              ? translate('incidents.skipTitle', { name: nameOf(skipping[0]) })
              : translate('incidents.skipMany', { smart_count: skipping.length })
          }
          help={translate('incidents.skipHelp')}
          label={translate('incidents.reason')}
          action={translate(skipping.every(isForTwo) ? 'incidents.propose' : 'incidents.skip')}
          onClose={() => setSkipping(undefined)}
          onSend={(reason) => {
            setSkipping(undefined);
            send(skipping, 'skip', reason);
          }}
        />
      )}
      {decide.data && (
        <IncidentOutcome results={decide.data.results} nameOf={described} onClose={() => decide.reset()} />
      )}
    </>
  );
}
