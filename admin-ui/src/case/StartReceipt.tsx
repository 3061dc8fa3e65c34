import { Box, Link as MuiLink, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import { platformNow } from '../api/clock';
import { useState } from 'react';
import { Receipt } from '../forms/Receipt';
import { instantText } from '../look/span-of-time';
import type { Started } from './NewCaseForm';

interface StartReceiptProps {
  readonly started: Started & { readonly title: string };
  readonly process: string;
}

/** The receipt of a new case, with the way to it or to each of its lots. */
export function StartReceipt({ started, process }: StartReceiptProps) {
  const t = useTranslate();
  const [at] = useState(platformNow);
  const { cases, title } = started;
  return (
    <Receipt
      title={t('case.new.opened', { process })}
      rows={[
        { key: 'title', title: t('form.receipt.case'), value: title },
        { key: 'at', title: t('form.receipt.at'), value: `${instantText(at, 'second')} (UTC+8)` },
        { key: 'codes', title: t('form.receipt.number'), value: cases.map(({ code }) => code).join(t('case.comma')) },
      ]}
    >
      <Typography sx={{ mt: 2, fontWeight: 600 }}>{t(cases.length > 1 ? 'case.new.lots' : 'case.new.goOn')}</Typography>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {cases.map(({ id, code }) => (
          <li key={id}>
            <MuiLink component={Link} to={`/cases/${id}`}>
              {code}
            </MuiLink>
          </li>
        ))}
      </Box>
    </Receipt>
  );
}
