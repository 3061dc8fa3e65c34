import { useTranslate } from 'react-admin';
import type { Proposal } from '../../../api/contract';
import { StatusChip } from '../look/StatusChip';

const tones = { waiting: 'care', confirmed: 'good', refused: 'bad', withdrawn: 'neutral', expired: 'neutral' } as const;

/** How a proposal stands; one that waits for the viewer says so. */
export function ProposalState({ proposal: { state, mayDecide } }: { readonly proposal: Proposal }) {
  const translate = useTranslate();
  return (
    <StatusChip tone={tones[state]} label={translate(mayDecide ? 'proposals.forYou' : `proposals.state.${state}`)} />
  );
}
