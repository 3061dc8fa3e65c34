import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Invitation } from '../../../api/contract';
import { specialityName } from '../../../domain/drawing/specialities';
import { problemOf } from '../api/client';
import { useText } from '../i18n/use-text';
import { Facts } from '../look/Facts';
import { Instant } from '../look/Instant';
import { ProblemAlert } from '../look/ProblemAlert';
import { StatusChip } from '../look/StatusChip';
import { useReply } from './use-invitations';

/** How a call stands, in a word. */
function stateOf({ answer, seatedAt, isOpen }: Invitation): string {
  if (seatedAt !== undefined) return 'invitations.seated';
  if (answer !== undefined) return `draw.answer.${answer}`;
  return isOpen ? 'invitations.waiting' : 'invitations.over';
}

/** One call: when and where, and what can be answered now. */
export function InvitationCard({ invitation }: { readonly invitation: Invitation }) {
  const t = useTranslate();
  const text = useText();
  const reply = useReply();
  const [reason, setReason] = useState('');
  const [code, setCode] = useState('');
  const { id, speciality, seatAt, place, answerBy, answer, isOpen } = invitation;
  const decline = () => reply.mutate({ id, answer: 'declined', ...(reason.trim() && { reason: reason.trim() }) });
  return (
    <Card component="li" sx={{ p: 2.5 }}>
      <Stack direction="row" sx={{ gap: 1, mb: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography variant="h2" sx={{ flex: 1, minWidth: 0 }}>
          {text(specialityName(speciality))}
        </Typography>
        <StatusChip tone={isOpen ? 'care' : 'neutral'} label={t(stateOf(invitation))} />
      </Stack>
      <Facts
        facts={[
          { name: t('invitations.seatAt'), value: <Instant at={seatAt} /> },
          { name: t('invitations.place'), value: place },
          { name: t('invitations.answerBy'), value: answer === undefined && isOpen && <Instant at={answerBy} /> },
        ].map(({ name, value }) => ({ name, value: value === false ? undefined : value }))}
      />
      {reply.error && <ProblemAlert problem={problemOf(reply.error)} />}
      {isOpen && (
        <Stack sx={{ gap: 1.5, mt: 2, maxWidth: 480 }}>
          {answer === 'accepted' && (
            <Stack direction="row" sx={{ gap: 1, alignItems: 'flex-start' }}>
              <TextField
                label={t('invitations.code')}
                helperText={t('invitations.codeHelp')}
                value={code}
                onChange={(event) => setCode(event.target.value)}
                slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 8 } }}
                sx={{ flex: 1 }}
              />
              <Button
                variant="contained"
                disabled={!/^[0-9]{8}$/.test(code.trim())}
                onClick={() => reply.mutate({ id, code: code.trim() })}
                sx={{ mt: 0.5 }}
              >
                {t('invitations.sit')}
              </Button>
            </Stack>
          )}
          <TextField
            label={t('invitations.reason')}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            slotProps={{ htmlInput: { maxLength: 500 } }}
          />
          <Stack direction="row" sx={{ gap: 1 }}>
            {answer === undefined && (
              <Button variant="contained" onClick={() => reply.mutate({ id, answer: 'accepted' })}>
                {t('invitations.accept')}
              </Button>
            )}
            <Button variant="outlined" color="inherit" onClick={decline}>
              {t('invitations.decline')}
            </Button>
          </Stack>
        </Stack>
      )}
    </Card>
  );
}
