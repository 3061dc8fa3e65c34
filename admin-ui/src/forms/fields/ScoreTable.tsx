import { Box, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Amount } from '../../look/Amount';
import { useFormSetting } from '../form-setting';
import { BidNotes } from './BidNotes';
import { totalOf, type VerdictProps } from './score-sheet';
import { ScoreInput } from './ScoreInput';
import { VerdictChoice } from './VerdictChoice';

/** The sheet on a wide screen: a row a bid, a column a criterion. */
export function ScoreTable({ rows }: { readonly rows: readonly VerdictProps[] }) {
  const t = useTranslate();
  const { context } = useFormSetting();
  const criteria = rows[0]?.criteria ?? [];
  return (
    <Box
      sx={{ overflowX: 'auto', border: 1, borderColor: 'divider', borderRadius: 1 }}
      tabIndex={0}
      role="region"
      aria-label={t('form.sheet.table')}
    >
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell>{t('form.sheet.bidder')}</TableCell>
            <TableCell>{t('form.sheet.verdict')}</TableCell>
            {criteria.map(({ id, title, max }) => (
              <TableCell key={id} align="right" sx={{ minWidth: 84 }}>
                {typeof title === 'string' ? title : id}
                <Box component="span" sx={{ display: 'block', fontWeight: 400, color: 'text.secondary' }}>
                  {t('form.sheet.max', { max })}
                </Box>
              </TableCell>
            ))}
            {criteria.length > 0 && (
              <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
                {t('form.sheet.total')}
              </TableCell>
            )}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row.bid.id} sx={{ verticalAlign: 'top' }}>
              <TableCell component="th" scope="row" sx={{ minWidth: 170 }}>
                {row.bid.bidder}
                <Box sx={{ color: 'text.secondary', fontWeight: 400 }}>
                  <Amount value={row.bid.price} unit={context.unit} />
                </Box>
                <BidNotes bid={row.bid} />
              </TableCell>
              <TableCell>
                <VerdictChoice {...row} />
              </TableCell>
              {criteria.map((criterion) => (
                <TableCell key={criterion.id} align="right">
                  <ScoreInput {...row} criterion={criterion} />
                </TableCell>
              ))}
              {criteria.length > 0 && (
                <TableCell align="right" sx={{ fontWeight: 600, whiteSpace: 'nowrap' }}>
                  {row.draft.verdict === 'rejected' ? '—' : totalOf(row.draft, criteria)}
                </TableCell>
              )}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
