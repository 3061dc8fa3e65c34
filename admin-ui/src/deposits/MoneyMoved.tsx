import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { OwnDeposit } from '../../../api/contract';
import { Amount } from '../look/Amount';
import { Instant } from '../look/Instant';
import { PlainTable } from '../look/PlainTable';
import { StatusChip, type Tone } from '../look/StatusChip';

const verdicts: Readonly<Record<OwnDeposit['transfers'][number]['verdict'], Tone>> = {
  held: 'good',
  otherPayer: 'bad',
  late: 'late',
};
const payments: Readonly<Record<OwnDeposit['payments'][number]['state'], Tone>> = {
  ordered: 'going',
  paid: 'good',
  refused: 'bad',
};

type Moved = Pick<OwnDeposit, 'transfers' | 'payments'>;

/** What came in and what went back of one deposit. */
export function MoneyMoved({ transfers, payments: paid }: Moved) {
  const translate = useTranslate();
  return (
    <>
      {transfers.length > 0 && (
        <>
          <Typography variant="h3" sx={{ mt: 2, mb: 1 }}>
            {translate('deposits.cameIn')}
          </Typography>
          <PlainTable
            label={translate('deposits.cameIn')}
            columns={['bookedAt', 'amount', 'payer', 'result'].map((name) => translate(`deposits.${name}`))}
            rows={transfers.map(({ id, bookedAt, amount, payerName, payerAccount, verdict }) => [
              <Instant key={id} at={bookedAt} style="second" />,
              <Amount key={`${id}-amount`} value={amount} />,
              `${payerName} ${payerAccount}`,
              <StatusChip
                key={`${id}-verdict`}
                tone={verdicts[verdict]}
                label={translate(`deposits.verdict.${verdict}`)}
              />,
            ])}
          />
        </>
      )}
      {paid.length > 0 && (
        <>
          <Typography variant="h3" sx={{ mt: 2, mb: 1 }}>
            {translate('deposits.wentBack')}
          </Typography>
          <PlainTable
            label={translate('deposits.wentBack')}
            columns={['orderedAt', 'amount', 'interest', 'to', 'result'].map((name) => translate(`deposits.${name}`))}
            rows={paid.map(({ id, orderedAt, amount, interest, toName, toAccount, state, of, why }) => [
              <Instant key={id} at={orderedAt} />,
              <Amount key={`${id}-amount`} value={amount} />,
              <Amount key={`${id}-interest`} value={interest} />,
              `${toName} ${toAccount}`,
              <span key={`${id}-state`}>
                <StatusChip tone={payments[state]} label={translate(`deposits.payment.${state}`)} />{' '}
                {translate(`deposits.of.${of}`)}
                {why === undefined ? '' : `: ${why}`}
              </span>,
            ])}
          />
        </>
      )}
    </>
  );
}
