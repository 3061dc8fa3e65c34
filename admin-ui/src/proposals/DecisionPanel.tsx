import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { ProposalView } from '../../../api/contract';
import { problemOf } from '../api/client';
import { useText } from '../i18n/use-text';
import { ProblemAlert } from '../look/ProblemAlert';
import { ReasonButton } from '../look/ReasonButton';
import { ReasonDialog } from '../look/ReasonDialog';
import { useDecide } from './use-proposals';

/** What one may do about a proposal that waits. */
export function DecisionPanel({ proposal }: { readonly proposal: ProposalView }) {
  const translate = useTranslate();
  const text = useText();
  const { mutate, isPending, error } = useDecide(proposal.id);
  const [isRefusing, setRefusing] = useState(false);

  const { mayDecide, mayWithdraw, whyNot } = proposal;
  const title = text(proposal.title);
  return (
    <>
      {error && (
        <Box sx={{ mt: 1.5 }}>
          <ProblemAlert problem={problemOf(error)} />
        </Box>
      )}
      {(mayDecide || mayWithdraw || whyNot) && (
        <Stack direction="row" sx={{ gap: 1, mt: 2, flexWrap: 'wrap' }}>
          {(mayDecide || whyNot) && (
            <ReasonButton
              variant="contained"
              loading={isPending}
              reason={whyNot && text(whyNot)}
              onClick={() => mutate({ how: 'confirm' })}
            >
              {translate('proposals.confirm')}
            </ReasonButton>
          )}
          {mayDecide && (
            <Button color="error" disabled={isPending} onClick={() => setRefusing(true)}>
              {translate('proposals.refuse')}
            </Button>
          )}
          {mayWithdraw && (
            <ReasonButton loading={isPending} onClick={() => mutate({ how: 'withdraw' })}>
              {translate('proposals.withdraw')}
            </ReasonButton>
          )}
        </Stack>
      )}
      {whyNot && (
        <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1 }}>
          {text(whyNot)}
        </Typography>
      )}
      {isRefusing && (
        <ReasonDialog
          title={translate('proposals.refuseTitle', { title })}
          help={translate('proposals.refuseHelp')}
          label={translate('proposals.reason')}
          action={translate('proposals.refuse')}
          onClose={() => setRefusing(false)}
          onSend={(reason) => {
            setRefusing(false);
            mutate({ how: 'refuse', reason });
          }}
        />
      )}
    </>
  );
}
