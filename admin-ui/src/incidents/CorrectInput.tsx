import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Incident } from '../../../api/contract';
import { problemOf } from '../api/client';
import { ProblemAlert } from '../look/ProblemAlert';
import { ReasonButton } from '../look/ReasonButton';
import { useCorrectInput } from './use-incidents';

interface Props {
  readonly incidentKey: string;
  readonly input: Incident['inputs'][number];
}

/** Corrects what was given from outside and tries again; a person's address only that person corrects. */
export function CorrectInput({ incidentKey, input: { kind, value = '' } }: Props) {
  const translate = useTranslate();
  const correct = useCorrectInput();
  const [given, setGiven] = useState(value);
  const isAsked = kind === 'address';
  const send = () => correct.mutate({ key: incidentKey, input: kind, value: isAsked ? '' : given.trim() });
  const isSame = !isAsked && given.trim() === value;
  return (
    <Box
      component="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isSame) send();
      }}
      sx={{ mt: 1.5 }}
    >
      <Typography variant="body2" sx={{ mb: 1 }}>
        {translate(`incidents.input.${kind}.help`, { value: value || '—' })}
      </Typography>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
        {!isAsked && (
          <TextField
            size="small"
            label={translate(`incidents.input.${kind}.label`)}
            value={given}
            onChange={(event) => setGiven(event.target.value)}
            slotProps={{ htmlInput: { maxLength: 300 } }}
            sx={{ flex: 1, minWidth: 220 }}
          />
        )}
        <ReasonButton
          type={isAsked ? 'button' : 'submit'}
          variant="outlined"
          loading={correct.isPending}
          reason={isSame ? translate('incidents.input.unchanged') : undefined}
          {...(isAsked && { onClick: send })}
        >
          {translate(`incidents.input.${kind}.action`)}
        </ReasonButton>
      </Box>
      {correct.error && (
        <Box sx={{ mt: 1 }}>
          <ProblemAlert problem={problemOf(correct.error)} />
        </Box>
      )}
    </Box>
  );
}
