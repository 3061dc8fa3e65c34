import { Box, TextField, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { InputProps } from '../form-setting';
import { describe, useField } from '../use-field';

/** One line or many; tells how many characters are left when there is a limit worth telling. */
export function TextInput({ path, field, required }: InputProps<'text'>) {
  const t = useTranslate();
  const { value = '', change, leave, ids, fault } = useField<string>(path);
  const { multiline, atMost } = field;
  const length = Array.from(value).length;
  const counts = atMost !== undefined && (multiline || length > atMost * 0.8);
  return (
    <Box>
      <TextField
        id={ids.input}
        fullWidth
        value={value}
        error={!!fault}
        multiline={!!multiline}
        {...(multiline && { minRows: 3, maxRows: 16 })}
        onChange={(event) => change(event.target.value)}
        onBlur={leave}
        slotProps={{ htmlInput: { ...describe({ ids, fault }), 'aria-required': required } }}
        sx={{ maxWidth: multiline || (atMost ?? 200) >= 150 ? 720 : 420 }}
      />
      {counts && (
        <Typography
          variant="body2"
          sx={{ color: length > atMost ? 'error.main' : 'text.secondary', mt: 0.25, maxWidth: 720, textAlign: 'right' }}
        >
          {length > atMost ? t('form.tooLong', { smart_count: length - atMost }) : t('form.length', { length, atMost })}
        </Typography>
      )}
    </Box>
  );
}
