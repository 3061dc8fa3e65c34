import Card from '@mui/material/Card';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { ProposalView } from '../../../api/contract';
import { Amount } from '../look/Amount';
import { PlainTable } from '../look/PlainTable';
import { StatusChip } from '../look/StatusChip';

type Batch = NonNullable<ProposalView['depositReturn']>;
const tones = { ordered: 'going', paid: 'good', refused: 'bad', notOrdered: 'care' } as const;

/** Deposits that go back together: to whom, how much, and what came of each. */
export function ProposedReturn({ batch: { rate, items } }: { readonly batch: Batch }) {
  const translate = useTranslate();
  return (
    <Card sx={{ p: 2.5 }}>
      <Typography sx={{ mb: 2 }}>{translate('deposits.batchLead', { rate })}</Typography>
      <PlainTable
        label={translate('deposits.returns')}
        columns={['body', 'amount', 'interest', 'to', 'result'].map((name) => translate(`deposits.${name}`))}
        rows={items.map(({ key, caseId, body, amount, interest, toName, toAccount, state, why }) => [
          <span key={key}>
            <Link component={RouterLink} to={`/cases/${caseId}/deposits`}>
              {body.name}
            </Link>
            <Typography variant="body2" component="div" color="textSecondary">
              {caseId}
            </Typography>
          </span>,
          <Amount key={`${key}-amount`} value={amount} />,
          <Amount key={`${key}-interest`} value={interest} />,
          `${toName} ${toAccount}`,
          state && (
            <span key={`${key}-state`}>
              <StatusChip tone={tones[state]} label={translate(`deposits.payment.${state}`)} />
              {why === undefined ? '' : ` ${why}`}
            </span>
          ),
        ])}
      />
    </Card>
  );
}
