import UploadFileIcon from '@mui/icons-material/UploadFileOutlined';
import { Box, Button, TextField, Typography } from '@mui/material';
import { useRef } from 'react';
import { useTranslate } from 'react-admin';

interface KeyFileChoiceProps {
  readonly id: string;
  readonly file: File | undefined;
  readonly passphrase: string;
  readonly onFile: (file: File) => void;
  readonly onPassphrase: (passphrase: string) => void;
}

/** Asks for a key file and its passphrase. Neither leaves this machine. */
export function KeyFileChoice({ id, file, passphrase, onFile, onPassphrase }: KeyFileChoiceProps) {
  const t = useTranslate();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5 }}>
        <Button variant="outlined" startIcon={<UploadFileIcon />} onClick={() => input.current?.click()}>
          {t('case.sealing.chooseKey')}
        </Button>
        <Typography variant="body2" sx={{ wordBreak: 'break-all' }}>
          {file ? file.name : t('case.sealing.noKey')}
        </Typography>
        <input
          ref={input}
          type="file"
          hidden
          accept="application/json,.json"
          onChange={({ target }) => {
            if (target.files?.[0]) onFile(target.files[0]);
            target.value = '';
          }}
        />
      </Box>
      <TextField
        id={`${id}-passphrase`}
        type="password"
        autoComplete="off"
        label={t('case.sealing.passphrase')}
        helperText={t('case.sealing.stays')}
        value={passphrase}
        onChange={({ target }) => onPassphrase(target.value)}
        sx={{ maxWidth: 420 }}
        fullWidth
      />
    </>
  );
}
