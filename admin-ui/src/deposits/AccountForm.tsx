import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { OwnDeposit } from '../../../api/contract';
import { problemOf } from '../api/client';
import { ProblemAlert } from '../look/ProblemAlert';
import { useFaultAt } from '../look/use-fault-at';
import { useNameAccount, type AccountUse } from './use-deposits';

interface Props {
  readonly caseId: string;
  readonly account: OwnDeposit['account'];
  readonly use: AccountUse;
}

/** From which account of its own the bidder pays, which opens the sub-account; or to which one its deposit goes back. */
export function AccountForm({ caseId, account, use }: Props) {
  const translate = useTranslate();
  const [payerAccount, setPayerAccount] = useState(account?.payerAccount ?? '');
  const { mutate, isPending, error } = useNameAccount(caseId, use);
  const problem = error ? problemOf(error) : undefined;
  const fault = useFaultAt(problem)('payerAccount');
  return (
    <Box
      component="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        mutate(payerAccount);
      }}
      sx={{ mt: 2, maxWidth: 460 }}
    >
      {problem && fault === undefined && <ProblemAlert problem={problem} />}
      <TextField
        fullWidth
        label={translate(use === 'account' ? 'deposits.payerAccount' : 'deposits.refundAccount')}
        value={payerAccount}
        onChange={(event) => setPayerAccount(event.target.value)}
        error={fault !== undefined}
        helperText={fault ?? translate(use === 'account' ? 'deposits.payerAccountHelp' : 'deposits.refundAccountHelp')}
        slotProps={{ htmlInput: { inputMode: 'numeric', autoComplete: 'off', maxLength: 39 } }}
      />
      <Button
        type="submit"
        variant={account ? 'outlined' : 'contained'}
        loading={isPending}
        disabled={payerAccount.trim() === '' || payerAccount === account?.payerAccount}
        sx={{ mt: 1.5 }}
      >
        {translate(
          use === 'refund-account'
            ? 'deposits.nameRefundAccount'
            : account
              ? 'deposits.changeAccount'
              : 'deposits.openAccount',
        )}
      </Button>
    </Box>
  );
}
