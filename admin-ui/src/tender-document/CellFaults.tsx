import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useTranslate } from 'react-admin';
import type { BillImport } from '../../../api/contract';
import { ScrollBox } from '../forms/values/ScrollBox';
import { useText } from '../i18n/use-text';

/** What is wrong in a spreadsheet, cell by cell. */
export function CellFaults({ faults, faultCount }: Pick<BillImport, 'faults' | 'faultCount'>) {
  const t = useTranslate();
  const text = useText();
  return (
    <Alert severity="error" sx={{ '& .MuiAlert-message': { minWidth: 0, flex: 1 } }}>
      <AlertTitle>{t('tender.cellFaults', { smart_count: faultCount })}</AlertTitle>
      {t('tender.cellFaultsHelp')}
      <ScrollBox label={t('tender.cellFaults', { smart_count: faultCount })}>
        <Table size="small" sx={{ mt: 1 }}>
          <TableHead>
            <TableRow>
              {(['sheet', 'cell', 'found', 'fault'] as const).map((column) => (
                <TableCell key={column}>{t(`tender.faultColumn.${column}`)}</TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {faults.map((fault) => (
              <TableRow key={`${fault.sheet} ${fault.cell ?? ''} ${fault.rule}`}>
                <TableCell>{fault.sheet}</TableCell>
                <TableCell>{fault.cell ?? ''}</TableCell>
                <TableCell>{fault.found ?? ''}</TableCell>
                <TableCell>{text(fault.message)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </ScrollBox>
    </Alert>
  );
}
