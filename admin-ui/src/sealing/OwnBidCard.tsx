import { Alert, Card, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { CaseView } from '../../../api/contract';
import type { Action, Process } from '../../../definitions/language';
import { useText } from '../i18n/use-text';
import { instantText } from '../look/span-of-time';
import { useHandedIn } from './use-handed-in';

interface OwnBidCardProps {
  readonly view: CaseView;
  readonly definition: Process;
}

/** The bid that one's own body has handed in sealed, where the case takes such bids now; nobody else sees it. */
export function OwnBidCard({ view, definition }: OwnBidCardProps) {
  const actions = Object.entries(definition.stages[view.stage]?.actions ?? {});
  const [name] = actions.find(([, { sealed }]) => sealed !== undefined) ?? [];
  if (name === undefined) return null;
  return <OwnBid {...{ view, name }} amending={actions.filter(([, one]) => isAmending(one))} />;
}

/** Whether such an act publishes what bids have to answer: an addendum, an objection that is upheld. */
const isAmending = ({ effect, publishes }: Action): boolean =>
  publishes !== undefined && effect !== undefined && 'movesDeadline' in effect;

interface OwnBidProps {
  readonly view: CaseView;
  readonly name: string;
  readonly amending: readonly (readonly [string, Action])[];
}

function OwnBid({ view, name, amending }: OwnBidProps) {
  const t = useTranslate();
  const text = useText();
  const { data: handedIn } = useHandedIn(view.id, name);
  if (!handedIn) return null;
  const names = amending.map(([amendment]) => amendment);
  const later = view.given.filter((act) => names.includes(act.action) && act.at > handedIn.sealedAt);
  return (
    <Card component="section" aria-labelledby="own-bid" sx={{ p: { xs: 1.5, sm: 2.5 } }}>
      <Typography variant="h2" id="own-bid" sx={{ mb: 1 }}>
        {t('case.sealing.own')}
      </Typography>
      <Stack sx={{ gap: 1 }}>
        <Alert severity="success" variant="outlined">
          {t('case.sealing.counts', { version: handedIn.version })}
        </Alert>
        {later.map((act) => (
          <Alert severity="warning" key={act.action}>
            {t('case.sealing.amended', { what: text(act.title), at: instantText(act.at, 'minute') })}
          </Alert>
        ))}
      </Stack>
    </Card>
  );
}
