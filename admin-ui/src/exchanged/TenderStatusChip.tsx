import { useTranslate } from 'react-admin';
import { StatusChip, type Tone } from '../look/StatusChip';

const tones: Readonly<Record<string, Tone>> = {
  planned: 'neutral',
  active: 'going',
  complete: 'good',
  cancelled: 'bad',
  unsuccessful: 'bad',
};

/** Where a tender of another platform stands. */
export function TenderStatusChip({ status }: { readonly status: string }) {
  const translate = useTranslate();
  return (
    <StatusChip tone={tones[status] ?? 'neutral'} label={translate(`exchanged.status.${status}`, { _: status })} />
  );
}
