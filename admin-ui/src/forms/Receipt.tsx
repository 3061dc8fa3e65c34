import CheckCircleIcon from '@mui/icons-material/CheckCircleOutlined';
import PrintIcon from '@mui/icons-material/PrintOutlined';
import { Box, Button, GlobalStyles, Typography } from '@mui/material';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { ValueList, type ValueRow } from './values/ValueList';

interface ReceiptProps {
  /** What was done, in words: "Submit the bid". */
  readonly title: string;
  readonly rows: readonly ValueRow[];
  /** What comes next: links, results per lot. */
  readonly children?: ReactNode;
}

const printed = {
  '@media print': {
    'body *': { visibility: 'hidden' },
    '.receipt, .receipt *': { visibility: 'visible' },
    '.receipt': { position: 'absolute', inset: 0, border: 'none !important' },
    '.receipt .not-printed': { display: 'none !important' },
  },
};

/** The proof that something was received: when, under which number, with which hash. It can be printed. */
export function Receipt({ title, rows, children }: ReceiptProps) {
  const t = useTranslate();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <Box
      ref={box}
      className="receipt"
      tabIndex={-1}
      role="status"
      sx={{
        border: 2,
        borderColor: 'success.main',
        borderRadius: 1,
        p: 2,
        scrollMarginTop: 140,
        '&:focus': { outline: 'none' },
      }}
    >
      <GlobalStyles styles={printed} />
      <Typography variant="h3" component="h3" sx={{ display: 'flex', alignItems: 'center', gap: 1, mb: 1 }}>
        <CheckCircleIcon sx={{ color: 'success.main' }} aria-hidden />
        {t('form.receipt.title', { action: title })}
      </Typography>
      <ValueList rows={rows} />
      <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1 }}>
        {t(rows.some(({ key }) => key === 'hash') ? 'form.receipt.keep' : 'form.receipt.keepNumber')}
      </Typography>
      <Box className="not-printed" sx={{ mt: 1.5 }}>
        <Button size="small" variant="outlined" startIcon={<PrintIcon />} onClick={() => window.print()}>
          {t('form.receipt.print')}
        </Button>
      </Box>
      {children}
    </Box>
  );
}
