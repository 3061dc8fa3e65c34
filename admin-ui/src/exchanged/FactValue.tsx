import { Instant } from '../look/Instant';
import { TenderStatusChip } from './TenderStatusChip';

const instant = /^\d{4}-\d\d-\d\dT/;
const money = /^\d+(\.\d+)? [A-Z]{3}$/;

/** A fact of a case of another platform, as one reads it. */
export function FactValue({ fact, value }: { readonly fact: string; readonly value: string }) {
  if (fact === 'status') return <TenderStatusChip status={value} />;
  if (instant.test(value)) return <Instant at={value} />;
  if (money.test(value)) {
    const [amount = '', unit = ''] = value.split(' ');
    return <span style={{ whiteSpace: 'nowrap' }}>{`${Number(amount).toLocaleString('en')} ${unit}`}</span>;
  }
  return <>{value}</>;
}
