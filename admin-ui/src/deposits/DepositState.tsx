import { useTranslate } from 'react-admin';
import type { OwnDeposit } from '../../../api/contract';
import { StatusChip, type Tone } from '../look/StatusChip';

const tones: Readonly<Record<OwnDeposit['state'], Tone>> = {
  none: 'care',
  partly: 'care',
  in: 'good',
  letter: 'good',
  returned: 'neutral',
  forfeited: 'bad',
};

/** What became of a deposit. */
export function DepositState({ state }: { readonly state: OwnDeposit['state'] }) {
  const translate = useTranslate();
  return <StatusChip tone={tones[state]} label={translate(`deposits.state.${state}`)} />;
}
