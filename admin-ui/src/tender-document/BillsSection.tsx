import Accordion from '@mui/material/Accordion';
import AccordionDetails from '@mui/material/AccordionDetails';
import AccordionSummary from '@mui/material/AccordionSummary';
import Alert from '@mui/material/Alert';
import ExpandIcon from '@mui/icons-material/ExpandMoreOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { BillImport, BillView, FieldFault, Problem, TenderRoom } from '../../../api/contract';
import { problemOf } from '../api/client';
import { download } from '../api/download';
import { DropZone } from '../forms/fields/DropZone';
import { useText } from '../i18n/use-text';
import { LeaveGuard } from '../look/LeaveGuard';
import { ProblemAlert } from '../look/ProblemAlert';
import { BillTable } from './BillTable';
import { CellFaults } from './CellFaults';
import { inputId } from './draft-places';
import { useTenderDocument } from './use-tender-room';

interface BillsSectionProps {
  readonly caseId: string;
  readonly lots: TenderRoom['lots'];
  readonly bills: readonly BillView[];
  readonly faults: readonly FieldFault[];
  readonly disabled: boolean;
  /** Saves what is unsaved; @returns the revision over which bills are kept. */
  readonly settle: () => Promise<number | undefined>;
  /** The bills are others now. */
  readonly onKept: () => void;
}

interface Read {
  readonly file: File;
  readonly result: BillImport;
}

/** Bills of quantities: read from a spreadsheet, looked at with every fault, and only then kept. */
export function BillsSection({ caseId, lots, bills, faults, disabled, settle, onKept }: BillsSectionProps) {
  const t = useTranslate();
  const text = useText();
  const label = useId();
  const help = useId();
  const { readBills, dropBill, spreadsheet } = useTenderDocument(caseId);
  const [lot, setLot] = useState('');
  const [read, setRead] = useState<Read>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();

  const work = async (what: (revision: number) => Promise<void>) => {
    setBusy(true);
    setProblem(undefined);
    try {
      const revision = await settle();
      if (revision !== undefined) await what(revision);
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  };
  const chosen = lot === '' ? undefined : lot;
  const look = (file: File) =>
    work(async (revision) => {
      setRead(undefined);
      setRead({ file, result: await readBills(file, revision, chosen, false) });
    });
  const keep = ({ file }: Read) =>
    work(async (revision) => {
      const result = await readBills(file, revision, chosen, true);
      if (result.revision === undefined) return setRead({ file, result });
      setRead(undefined);
      onKept();
      return undefined;
    });
  const drop = (key: string) =>
    work(async (revision) => {
      await dropBill(key, revision);
      onKept();
    });

  return (
    <Stack spacing={2.5}>
      <LeaveGuard isFilled={read?.result.faultCount === 0} />
      <Typography variant="body2" color="textSecondary">
        {t('tender.billsHelp')}
      </Typography>
      {faults.map((fault) => (
        <Alert
          key={`${fault.path} ${fault.rule}`}
          severity={fault.rule === 'billUnpriced' ? 'warning' : 'error'}
          {...(fault.path !== 'boq' && { id: inputId(fault.path), tabIndex: -1 })}
        >
          {text(fault.message)}
        </Alert>
      ))}
      {!disabled && (
        <Stack spacing={1.5} id={inputId('boq')} tabIndex={-1}>
          {lots.length > 1 && (
            <TextField
              select
              size="small"
              variant="outlined"
              label={t('tender.billLot')}
              value={lot}
              onChange={(event) => setLot(event.target.value)}
              sx={{ maxWidth: 480 }}
            >
              <MenuItem value="">{t('tender.allLots')}</MenuItem>
              {lots.map((one) => (
                <MenuItem key={one.case} value={one.case}>
                  {one.title}
                </MenuItem>
              ))}
            </TextField>
          )}
          <Typography id={label} sx={{ fontWeight: 600 }}>
            {t('tender.spreadsheet')}
          </Typography>
          <DropZone
            id={`${label}-file`}
            labelledBy={label}
            describedBy={help}
            many={false}
            accept={['.xlsx']}
            onFiles={([file]) => file && void look(file)}
          />
          <Box id={help}>
            <Button
              size="small"
              onClick={() =>
                void work(async () => {
                  await download(spreadsheet, {}, t('tender.spreadsheetName'));
                })
              }
            >
              {t(bills.length > 0 ? 'tender.saveBills' : 'tender.saveTemplate')}
            </Button>
          </Box>
        </Stack>
      )}
      {busy && <Typography role="status">{t('tender.reading')}</Typography>}
      {problem && <ProblemAlert problem={problem} />}
      {read && (
        <Stack spacing={2} component="section" aria-label={t('tender.preview')}>
          <Typography variant="h3" component="h3">
            {t('tender.previewOf', { file: read.file.name })}
          </Typography>
          {read.result.faultCount > 0 && <CellFaults {...read.result} />}
          {read.result.faultCount === 0 && (
            <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
              <Button variant="contained" disabled={busy} onClick={() => void keep(read)}>
                {t('tender.keepBills', {
                  smart_count: read.result.bills.reduce((sum, { count }) => sum + count, 0),
                })}
              </Button>
              <Button onClick={() => setRead(undefined)}>{t('tender.dropPreview')}</Button>
            </Stack>
          )}
          {read.result.bills
            .filter(({ count }) => count > 0)
            .map((bill) => (
              <Box key={bill.key}>
                <Typography sx={{ fontWeight: 600, mb: 0.5 }}>
                  {t('tender.billNamed', { title: bill.title, smart_count: bill.count })}
                </Typography>
                <BillTable bill={bill} />
              </Box>
            ))}
        </Stack>
      )}
      {bills.map((bill) => (
        <Accordion key={bill.key} disableGutters slotProps={{ transition: { unmountOnExit: true } }}>
          <AccordionSummary expandIcon={<ExpandIcon />}>
            <Typography sx={{ fontWeight: 600 }}>
              {t('tender.billNamed', { title: bill.title, smart_count: bill.count })}
              {bill.lot !== undefined && ` · ${lots.find((one) => one.case === bill.lot)?.title ?? ''}`}
            </Typography>
          </AccordionSummary>
          <AccordionDetails>
            <BillTable bill={bill} />
            {!disabled && (
              <Button size="small" sx={{ mt: 1 }} disabled={busy} onClick={() => void drop(bill.key)}>
                {t('tender.dropBill', { title: bill.title })}
              </Button>
            )}
          </AccordionDetails>
        </Accordion>
      ))}
      {bills.length === 0 && <Typography color="textSecondary">{t('tender.noBills')}</Typography>}
    </Stack>
  );
}
