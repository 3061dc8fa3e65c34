import Card from '@mui/material/Card';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useTranslate } from 'react-admin';
import type { Incident } from '../../../api/contract';
import { ReasonButton } from '../look/ReasonButton';

interface Props {
  readonly items: readonly Incident[];
  readonly chosen: readonly Incident[];
  /** A decision is under way. */
  readonly isPending: boolean;
  readonly onChooseAll: (isChosen: boolean) => void;
  readonly onDecide: (how: Incident['may'][number]) => void;
}

/** Chooses all of them, and decides over those that are chosen at once. */
export function IncidentBar({ items, chosen, isPending, onChooseAll, onDecide }: Props) {
  const translate = useTranslate();
  const isAll = chosen.length === items.length;
  return (
    <Card sx={{ px: 2, py: 0.5, mb: 1.5, display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
      <FormControlLabel
        control={
          <Checkbox
            checked={isAll}
            indeterminate={!isAll && chosen.length > 0}
            onChange={(event) => onChooseAll(event.target.checked)}
          />
        }
        label={translate('incidents.chosen', { smart_count: chosen.length, all: items.length })}
      />
      {(['retry', 'skip', 'close'] as const)
        .filter((how) => chosen.some(({ may }) => may.includes(how)))
        .map((how) => (
          <ReasonButton
            key={how}
            color={how === 'skip' ? 'error' : 'primary'}
            loading={isPending}
            onClick={() => onDecide(how)}
          >
            {translate(`incidents.all.${how}`)}
          </ReasonButton>
        ))}
    </Card>
  );
}
