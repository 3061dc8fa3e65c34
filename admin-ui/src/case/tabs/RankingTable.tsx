import { Box, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { EvaluationView } from '../../../../api/contract';
import type { Unit } from '../../../../domain/amount';
import { useText } from '../../i18n/use-text';
import { Amount } from '../../look/Amount';
import { StatusChip } from '../../look/StatusChip';
import { ScoreParts } from './ScoreParts';

type Row = EvaluationView['rows'][number];

function Standing({ row }: { readonly row: Row }) {
  const t = useTranslate();
  if (row.awarded) return <StatusChip tone="good" label={t('case.evaluation.awarded')} />;
  if (row.disqualified) return <StatusChip tone="bad" label={t('case.evaluation.disqualified')} />;
  if (row.shutOut) return <StatusChip tone="neutral" label={t('case.evaluation.shutOut')} />;
  if (row.status === 'rejected') return <StatusChip tone="bad" label={t('case.evaluation.rejected')} />;
  return row.candidate ? (
    <StatusChip tone="going" label={t('case.evaluation.candidate')} />
  ) : (
    <StatusChip tone="neutral" label={t('case.evaluation.qualified')} />
  );
}

/** What the bidder stated, where another price was compared. */
function Stated({ row, unit }: { readonly row: Row; readonly unit: Unit }) {
  const t = useTranslate();
  if (row.stated === undefined) return null;
  return (
    <Typography variant="body2" component="div" sx={{ color: 'text.secondary' }}>
      {t('case.evaluation.stated')} <Amount value={row.stated} unit={unit} />
    </Typography>
  );
}

interface RankingTableProps {
  readonly rows: readonly Row[];
  readonly unit: Unit;
  readonly criteria: EvaluationView['criteria'];
}

/** All bids in the order of the result, rejected ones with the reasons; cards on a phone. */
export function RankingTable({ rows, unit, criteria }: RankingTableProps) {
  const t = useTranslate();
  const text = useText();
  const sorted = [...rows].sort((a, b) => (a.rank ?? 999) - (b.rank ?? 999));
  const hasScores = rows.some(({ score }) => score !== undefined);
  const asCards = { xs: 'none', sm: 'table-cell' };
  const number = { display: asCards, whiteSpace: 'nowrap' };
  return (
    <Table size="small" aria-label={t('case.evaluation.ranking')}>
      <TableHead>
        <TableRow>
          <TableCell sx={{ whiteSpace: 'nowrap' }}>{t('case.evaluation.rank')}</TableCell>
          <TableCell>{t('form.sheet.bidder')}</TableCell>
          <TableCell align="right" sx={number}>
            {t('case.evaluation.price')}
          </TableCell>
          {hasScores && (
            <TableCell align="right" sx={number}>
              {t('case.evaluation.score')}
            </TableCell>
          )}
          <TableCell>{t('case.evaluation.result')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {sorted.map((row) => (
          <TableRow key={row.bid} sx={{ verticalAlign: 'top' }}>
            <TableCell sx={{ fontWeight: 650 }}>{row.rank ?? '—'}</TableCell>
            <TableCell>
              {row.bidder}
              <Box sx={{ display: { xs: 'block', sm: 'none' }, color: 'text.secondary' }}>
                <Amount value={row.price} unit={unit} /> {row.score !== undefined && ` · ${row.score}`}
                <Stated row={row} unit={unit} />
              </Box>
              <ScoreParts row={row} criteria={criteria} />
              {row.reasons.map(({ by, text: words }) => (
                <Typography key={words.zh} variant="body2" sx={{ color: 'error.main' }}>
                  {t(`case.evaluation.by.${by}`, { why: text(words) })}
                </Typography>
              ))}
            </TableCell>
            <TableCell align="right" sx={number}>
              <Amount value={row.price} unit={unit} />
              <Stated row={row} unit={unit} />
            </TableCell>
            {hasScores && (
              <TableCell align="right" sx={number}>
                {row.score ?? '—'}
              </TableCell>
            )}
            <TableCell sx={{ '&& .MuiChip-label': { whiteSpace: 'nowrap' } }}>
              <Standing row={row} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
