import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { problemOf } from '../api/client';
import { useAbility } from '../api/use-me';
import { DropZone } from '../forms/fields/DropZone';
import { LeaveGuard } from '../look/LeaveGuard';
import { PageHead } from '../look/PageHead';
import { ProblemAlert } from '../look/ProblemAlert';
import { ReasonButton } from '../look/ReasonButton';
import { AccessDenied } from '../missing/AccessDenied';
import { CheckResult } from './CheckResult';
import { useCheck, usePropose } from './use-publish';

/** Checks the data of a definition and proposes it for publication; another person confirms it. */
export default function PublishPage() {
  const ability = useAbility();
  return ability.can('create', 'Definition') ? <Publish /> : <AccessDenied />;
}

function Publish() {
  const translate = useTranslate();
  const [text, setText] = useState('');
  const check = useCheck();
  const propose = usePropose();

  // what was typed since it was looked at has not been looked at
  const checked = check.variables === text ? check.data : undefined;
  const isSound = checked !== undefined && checked.faults.length === 0;
  const change = (next: string) => {
    setText(next);
    check.reset();
    propose.reset();
  };
  const look = (next: string) => {
    change(next);
    check.mutate(next);
  };
  const error = check.error ?? propose.error;
  return (
    <Box sx={{ maxWidth: 1000, pb: 4 }}>
      <LeaveGuard isFilled={text.trim() !== ''} />
      <PageHead title={translate('processes.publish')} lead={translate('processes.publishLead')} />
      <Card sx={{ p: 2, mb: 2 }}>
        <Typography id="definition-file-label" sx={{ fontWeight: 600, mb: 1 }}>
          {translate('processes.file')}
        </Typography>
        <DropZone
          id="definition-file"
          labelledBy="definition-file-label"
          describedBy="definition-file-help"
          many={false}
          accept={['.json']}
          onFiles={([file]) => void file?.text().then(look)}
        />
        <Typography id="definition-file-help" variant="body2" color="textSecondary" sx={{ mt: 1, mb: 2 }}>
          {translate('processes.fileHelp')}
        </Typography>
        <TextField
          fullWidth
          multiline
          minRows={6}
          maxRows={18}
          label={translate('processes.text')}
          value={text}
          onChange={(event) => change(event.target.value)}
          slotProps={{ htmlInput: { spellCheck: false, style: { fontFamily: 'monospace', fontSize: '0.85rem' } } }}
        />
        <Stack direction="row" sx={{ gap: 1, mt: 2 }}>
          <ReasonButton
            variant={isSound ? 'outlined' : 'contained'}
            loading={check.isPending}
            reason={text.trim() === '' ? translate('processes.textNeeded') : undefined}
            onClick={() => check.mutate(text)}
          >
            {translate('processes.check')}
          </ReasonButton>
          {isSound && (
            <ReasonButton variant="contained" loading={propose.isPending} onClick={() => propose.mutate(text)}>
              {translate('processes.propose')}
            </ReasonButton>
          )}
        </Stack>
      </Card>
      {error && <ProblemAlert problem={problemOf(error)} />}
      {checked && <CheckResult key={text} check={checked} text={text} />}
    </Box>
  );
}
