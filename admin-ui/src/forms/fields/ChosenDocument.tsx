import { Box, Button } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';

interface ChosenDocumentProps {
  /** What it is called. */
  readonly children: ReactNode;
  readonly onRemove: () => void;
}

/** A document that a field names, with how to take it out again. */
export function ChosenDocument({ children, onRemove }: ChosenDocumentProps) {
  const t = useTranslate();
  return (
    <Box
      sx={{
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        px: 1.5,
        py: 0.75,
        display: 'flex',
        alignItems: 'center',
        gap: 1,
      }}
    >
      <Box sx={{ flex: 1, minWidth: 0 }}>{children}</Box>
      <Button size="small" onClick={onRemove}>
        {t('form.remove')}
      </Button>
    </Box>
  );
}
