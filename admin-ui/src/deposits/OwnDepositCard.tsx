import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import { useCitation } from '../i18n/use-citation';
import { useText } from '../i18n/use-text';
import { Amount } from '../look/Amount';
import { Countdown } from '../look/Countdown';
import { Facts } from '../look/Facts';
import { AccountForm } from './AccountForm';
import { DepositState } from './DepositState';
import { MoneyMoved } from './MoneyMoved';
import { useOwnDeposit } from './use-deposits';

/** The bidder's own deposit: how much, where to, until when, and what has come in. Nobody else sees it. */
export function OwnDepositCard({ caseId }: { readonly caseId: string }) {
  const translate = useTranslate();
  const text = useText();
  const cite = useCitation();
  const { data: deposit } = useOwnDeposit(caseId);

  // no bidder of this case, or no deposit: there is nothing to say
  if (deposit?.asked === undefined) return null;
  const { asked, held, missing, state, until, account, mayOpen, mayRedirect, letterAction, article } = deposit;
  const { bidWaits, leftOut } = deposit;
  const isWanted = until !== undefined && (state === 'none' || state === 'partly');
  // who has not obtained the documents yet can neither pay nor hand in a letter
  const mayBegin = mayOpen || account !== undefined;
  const lead = account !== undefined ? 'deposits.ownWanted' : mayOpen ? 'deposits.ownAccount' : 'deposits.ownBefore';
  return (
    <Card component="section" aria-labelledby="own-deposit" sx={{ p: { xs: 1.5, sm: 2.5 } }}>
      <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap', mb: 1 }}>
        <Typography variant="h2" id="own-deposit">
          {text(deposit.title)}
        </Typography>
        <DepositState state={state} />
        {isWanted && <Countdown at={until} />}
      </Box>
      {until !== undefined && (
        <Typography variant="body2" color="textSecondary" sx={{ mb: 1.5 }}>
          {translate(isWanted ? lead : 'deposits.ownLead')}
        </Typography>
      )}
      {isWanted && bidWaits && (
        <Alert severity="warning" sx={{ mb: 1.5 }}>
          {translate('deposits.bidWaits')}
        </Alert>
      )}
      {leftOut && (
        <Alert severity="warning" sx={{ mb: 1.5 }}>
          {translate('deposits.leftOut')}
        </Alert>
      )}
      <Facts
        facts={[
          { name: translate('deposits.asked'), value: <Amount value={asked} capital /> },
          { name: translate('deposits.held'), value: <Amount value={held} /> },
          { name: translate('deposits.missing'), value: isWanted ? <Amount value={missing} /> : undefined },
          { name: translate('deposits.subAccount'), value: account && <strong>{account.number}</strong> },
          { name: translate('deposits.bank'), value: account?.bank },
          { name: translate('deposits.from'), value: account && `${account.payerName} ${account.payerAccount}` },
          { name: translate('deposits.article'), value: cite(article) },
        ]}
      />
      {mayOpen && <AccountForm key={account?.payerAccount ?? ''} caseId={caseId} account={account} use="account" />}
      {mayRedirect && (
        <AccountForm key={account?.payerAccount ?? ''} caseId={caseId} account={account} use="refund-account" />
      )}
      {isWanted && mayBegin && letterAction !== undefined && (
        <Button component={Link} to={`/cases/${caseId}?action=${letterAction}`} sx={{ mt: 1.5 }}>
          {translate('deposits.letter')}
        </Button>
      )}
      <MoneyMoved transfers={deposit.transfers} payments={deposit.payments} />
    </Card>
  );
}
