import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router';
import type { CaseLedger } from '../../../api/contract';
import { problemOf } from '../api/client';
import { useCitation } from '../i18n/use-citation';
import { useText } from '../i18n/use-text';
import { ProblemAlert } from '../look/ProblemAlert';
import { useFaultAt } from '../look/use-fault-at';
import { useProposeForfeiture } from './use-deposits';

interface Props {
  readonly caseId: string;
  readonly bodyId: string;
  readonly grounds: CaseLedger['grounds'];
  readonly onClose: () => void;
}

/** Proposes that a deposit is lost to the tenderer, for a ground of the law and with a reason. */
export function ForfeitureForm({ caseId, bodyId, grounds, onClose }: Props) {
  const translate = useTranslate();
  const text = useText();
  const cite = useCitation();
  const navigate = useNavigate();
  const [ground, setGround] = useState('');
  const [reason, setReason] = useState('');
  const [toAccount, setToAccount] = useState('');
  const { mutate, isPending, error } = useProposeForfeiture(caseId);
  const problem = error ? problemOf(error) : undefined;
  const faultAt = useFaultAt(problem);
  const article = grounds.find(({ name }) => name === ground)?.article;
  return (
    <Box
      component="form"
      noValidate
      aria-label={translate('deposits.forfeit')}
      onSubmit={(event) => {
        event.preventDefault();
        const done = ({ proposalId }: { readonly proposalId: string }) => void navigate(`/proposals/${proposalId}`);
        mutate({ bodyId, ground, reason, toAccount }, { onSuccess: done });
      }}
      sx={{ display: 'grid', gap: 2, maxWidth: 560, mt: 2 }}
    >
      {problem && <ProblemAlert problem={problem} />}
      <TextField
        select
        label={translate('deposits.ground')}
        value={ground}
        onChange={(event) => setGround(event.target.value)}
        helperText={article === undefined ? translate('deposits.groundHelp') : cite(article)}
      >
        {grounds.map(({ name, title }) => (
          <MenuItem key={name} value={name} sx={{ whiteSpace: 'normal' }}>
            {text(title)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        multiline
        minRows={2}
        label={translate('deposits.reason')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        error={faultAt('reason') !== undefined}
        helperText={faultAt('reason')}
      />
      <TextField
        label={translate('deposits.toAccount')}
        value={toAccount}
        onChange={(event) => setToAccount(event.target.value)}
        error={faultAt('toAccount') !== undefined}
        helperText={faultAt('toAccount')}
        slotProps={{ htmlInput: { inputMode: 'numeric', autoComplete: 'off', maxLength: 39 } }}
      />
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button type="submit" color="error" variant="contained" loading={isPending} disabled={ground === ''}>
          {translate('deposits.propose')}
        </Button>
        <Button onClick={onClose}>{translate('deposits.cancel')}</Button>
      </Box>
    </Box>
  );
}
