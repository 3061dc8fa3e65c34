import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { CaseLedger } from '../../../../api/contract';
import { problemOf } from '../../api/client';
import { DepositState } from '../../deposits/DepositState';
import { ForfeitureForm } from '../../deposits/ForfeitureForm';
import { MoneyMoved } from '../../deposits/MoneyMoved';
import { useLedger } from '../../deposits/use-deposits';
import { Amount } from '../../look/Amount';
import { EmptyState } from '../../look/EmptyState';
import { Instant } from '../../look/Instant';
import { PlainTable } from '../../look/PlainTable';
import { ProblemAlert } from '../../look/ProblemAlert';
import { StatusChip } from '../../look/StatusChip';
import type { TabProps } from '../CaseTabs';

/** The deposits of a case and its book, for those who may read them once they are no secret any more. */
export default function DepositsTab({ view }: TabProps) {
  const translate = useTranslate();
  const { data: ledger, error, refetch } = useLedger(view.id);

  if (error && problemOf(error).code === 'NotFound') {
    return <EmptyState title={translate('deposits.secret')} help={translate('deposits.secretHelp')} />;
  }
  if (error) return <ProblemAlert problem={problemOf(error)} onRetry={() => void refetch()} />;
  if (!ledger) return <Skeleton variant="rounded" height={200} />;
  return (
    <Box sx={{ display: 'grid', gap: 3, minWidth: 0 }}>
      <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap', alignItems: 'center' }}>
        <StatusChip
          tone={ledger.open ? 'care' : 'good'}
          label={translate(ledger.open ? 'deposits.bookOpen' : 'deposits.bookClosed')}
        />
        {ledger.asked !== undefined && (
          <span>
            {translate('deposits.asked')} <Amount value={ledger.asked} />
          </span>
        )}
      </Box>
      {ledger.deposits.map((deposit) => (
        <Deposit key={deposit.body.id} caseId={view.id} deposit={deposit} grounds={ledger.grounds} />
      ))}
      <Book ledger={ledger} />
    </Box>
  );
}

interface DepositProps {
  readonly caseId: string;
  readonly deposit: CaseLedger['deposits'][number];
  readonly grounds: CaseLedger['grounds'];
}

function Deposit({ caseId, deposit, grounds }: DepositProps) {
  const translate = useTranslate();
  const [isLosing, setLosing] = useState(false);
  const { body, state, held, transfers, payments } = deposit;
  const mayLose = grounds.length > 0 && held !== '0.00';
  return (
    <Box component="section" aria-labelledby={`deposit-${body.id}`} sx={{ minWidth: 0 }}>
      <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography variant="h3" id={`deposit-${body.id}`}>
          {body.name}
        </Typography>
        <DepositState state={state} />
        <span>
          {translate('deposits.held')} <Amount value={held} />
        </span>
        {mayLose && !isLosing && (
          <Button size="small" color="error" onClick={() => setLosing(true)}>
            {translate('deposits.forfeit')}
          </Button>
        )}
      </Box>
      {isLosing && (
        <ForfeitureForm caseId={caseId} bodyId={body.id} grounds={grounds} onClose={() => setLosing(false)} />
      )}
      <MoneyMoved transfers={transfers} payments={payments} />
    </Box>
  );
}

function Book({ ledger }: { readonly ledger: CaseLedger }) {
  const translate = useTranslate();
  const nameOf = ({ kind, body }: CaseLedger['entries'][number]['debit']) =>
    translate(`deposits.account.${kind}`) + (body ? ` · ${body.name}` : '');
  if (ledger.entries.length === 0) return <EmptyState title={translate('deposits.bookEmpty')} />;
  return (
    <Box component="section" aria-labelledby="book" sx={{ minWidth: 0 }}>
      <Typography variant="h3" id="book" sx={{ mb: 1 }}>
        {translate('deposits.book')}
      </Typography>
      <PlainTable
        label={translate('deposits.book')}
        columns={['number', 'at', 'debit', 'credit', 'amount'].map((name) => translate(`deposits.${name}`))}
        rows={ledger.entries.map(({ number, at, debit, credit, amount }) => [
          number,
          <Instant key="at" at={at} />,
          nameOf(debit),
          nameOf(credit),
          <Amount key="amount" value={amount} />,
        ])}
      />
    </Box>
  );
}
