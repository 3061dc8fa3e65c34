import DownloadIcon from '@mui/icons-material/DownloadOutlined';
import { Alert, Box, Button, Stack } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { CaseView } from '../../../api/contract';
import { saveJson } from '../api/save-file';
import { Receipt } from '../forms/Receipt';
import { HashText } from '../forms/values/HashText';
import { useText } from '../i18n/use-text';
import { instantText } from '../look/span-of-time';
import { receiptName } from './receipt-name';
import type { AnyReceipt } from './use-act';
import { caseName } from './use-case';

interface ActionReceiptProps {
  readonly view: CaseView;
  readonly title: string;
  readonly answer: AnyReceipt;
  readonly onDone: () => void;
}

/** The receipt of an act or an entry, with a result per lot where several were meant. */
export function ActionReceipt({ view, title, answer, onDone }: ActionReceiptProps) {
  const t = useTranslate();
  const text = useText();
  const { receipt } = answer;
  const lots = answer.kind === 'act' ? (answer.receipt.lots ?? []) : [];
  const nameOf = (id: string) => {
    const lot = view.links.find((link) => link.case.id === id)?.case ?? view;
    return lot.lot ?? lot.code;
  };
  const rows = [
    { key: 'case', title: t('form.receipt.case'), value: `${view.code} ${caseName(view)}` },
    { key: 'at', title: t('form.receipt.at'), value: `${instantText(receipt.receivedAt, 'second')} (UTC+8)` },
    answer.kind === 'act'
      ? { key: 'number', title: t('form.receipt.number'), value: `${view.code}-${answer.receipt.seq}` }
      : {
          key: 'number',
          title: t('form.receipt.number'),
          value: t('form.receipt.version', { id: answer.receipt.id, version: answer.receipt.version }),
        },
    { key: 'hash', title: 'SHA-256', value: <HashText hash={receipt.hash} whole /> },
  ];
  return (
    <Receipt title={title} rows={rows}>
      {lots.length > 0 && (
        <Stack spacing={1} sx={{ mt: 1.5 }}>
          {lots.map((lot) => (
            <Alert key={lot.caseId} severity={lot.ok ? 'success' : 'error'} variant="outlined">
              {lot.ok
                ? t('case.lot.done', { lot: nameOf(lot.caseId) })
                : t('case.lot.refused', {
                    lot: nameOf(lot.caseId),
                    why: lot.message ? text(lot.message) : (lot.code ?? ''),
                  })}
            </Alert>
          ))}
        </Stack>
      )}
      <Box className="not-printed" sx={{ mt: 1.5, display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {answer.kind === 'entry' && (
          <Button
            variant="outlined"
            startIcon={<DownloadIcon />}
            onClick={() => saveJson(receiptName(answer.receipt.id), answer.receipt.receipt)}
          >
            {t('form.receipt.signed')}
          </Button>
        )}
        <Button variant="contained" onClick={onDone}>
          {t('form.receipt.close')}
        </Button>
      </Box>
    </Receipt>
  );
}
