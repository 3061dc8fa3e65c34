import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { OwnDeposit } from '../../../api/contract';
import { problemOf } from '../api/client';
import { ProblemAlert } from '../look/ProblemAlert';
import { useFaultAt } from '../look/use-fault-at';
import { useOpenAccount } from './use-deposits';

interface Props {
  readonly caseId: string;
  readonly account: OwnDeposit['account'];
}

/** From which account of its own the bidder pays; with it the sub-account is opened. */
export function AccountForm({ caseId, account }: Props) {
  const translate = useTranslate();
  const [payerAccount, setPayerAccount] = useState(account?.payerAccount ?? '');
  const { mutate, isPending, error } = useOpenAccount(caseId);
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
        label={translate('deposits.payerAccount')}
        value={payerAccount}
        onChange={(event) => setPayerAccount(event.target.value)}
        error={fault !== undefined}
        helperText={fault ?? translate('deposits.payerAccountHelp')}
        slotProps={{ htmlInput: { inputMode: 'numeric', autoComplete: 'off', maxLength: 39 } }}
      />
      <Button
        type="submit"
        variant={account ? 'outlined' : 'contained'}
        loading={isPending}
        disabled={payerAccount.trim() === '' || payerAccount === account?.payerAccount}
        sx={{ mt: 1.5 }}
      >
        {translate(account ? 'deposits.changeAccount' : 'deposits.openAccount')}
      </Button>
    </Box>
  );
}
