import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Delivery } from '../../../api/contract';
import { problemOf } from '../api/client';
import { ProblemAlert } from '../look/ProblemAlert';
import { ReasonButton } from '../look/ReasonButton';
import { ReasonDialog } from '../look/ReasonDialog';
import { DecisionResults } from './DecisionResults';
import { useDecide } from './use-deliveries';

interface Props {
  readonly items: readonly Delivery[];
  readonly selected: readonly Delivery[];
  readonly onSelect: (which: readonly Delivery[]) => void;
}

/** What can be done to the chosen deliveries, and what came of it row by row, also when none is left in the list. */
export function DecisionBar({ items, selected, onSelect }: Props) {
  const translate = useTranslate();
  const [isGivingUp, setGivingUp] = useState(false);
  const [decided, setDecided] = useState<readonly Delivery[]>([]);
  const decide = useDecide();

  const reason = selected.length === 0 ? translate('deliveries.chooseOne') : undefined;
  const run = (why?: string) => {
    setGivingUp(false);
    setDecided(selected);
    decide.mutate(
      { ids: selected.map(({ id }) => id), ...(why !== undefined && { reason: why }) },
      { onSuccess: () => onSelect([]) },
    );
  };
  return (
    <Box sx={{ mb: 1 }}>
      <Box sx={{ display: items.length > 0 ? 'flex' : 'none', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <FormControlLabel
          control={
            <Checkbox
              checked={selected.length === items.length}
              indeterminate={selected.length > 0 && selected.length < items.length}
              onChange={() => onSelect(selected.length === items.length ? [] : items)}
            />
          }
          label={translate('deliveries.chooseAll')}
        />
        <Typography variant="body2" role="status" sx={{ flex: 1, whiteSpace: 'nowrap' }}>
          {translate('deliveries.chosen', { smart_count: selected.length })}
        </Typography>
        <ReasonButton variant="contained" size="small" loading={decide.isPending} reason={reason} onClick={() => run()}>
          {translate('deliveries.retry')}
        </ReasonButton>
        <ReasonButton
          color="error"
          size="small"
          loading={decide.isPending}
          reason={reason}
          onClick={() => setGivingUp(true)}
        >
          {translate('deliveries.giveUp')}
        </ReasonButton>
      </Box>
      {decide.error && <ProblemAlert problem={problemOf(decide.error)} />}
      {isGivingUp && (
        <ReasonDialog
          title={translate('deliveries.giveUpTitle', { smart_count: selected.length })}
          help={translate('deliveries.giveUpHelp')}
          label={translate('incidents.reason')}
          action={translate('deliveries.giveUp')}
          onClose={() => setGivingUp(false)}
          onSend={run}
        />
      )}
      {decide.data && (
        <DecisionResults results={decide.data.results} deliveries={decided} onClose={() => decide.reset()} />
      )}
    </Box>
  );
}
