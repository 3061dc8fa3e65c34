import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { decimalText, parseRational, rational, sum } from '../../../../domain/rational';
import { useText } from '../../i18n/use-text';
import type { FormValues, InputProps } from '../form-setting';

const part = (value: unknown) => {
  try {
    return typeof value === 'number' || typeof value === 'string' ? parseRational(String(value)) : rational(0n);
  } catch {
    return rational(0n); // not a number yet
  }
};

interface ListSumProps {
  readonly rows: readonly FormValues[];
  readonly of: InputProps<'list'>['field']['of'];
  readonly sumsTo: NonNullable<InputProps<'list'>['field']['sumsTo']>;
}

/** What the rows add up to, and whether that is what it must be. */
export function ListSum({ rows, of, sumsTo }: ListSumProps) {
  const t = useTranslate();
  const text = useText();
  const title = of[sumsTo.field]?.title;
  const total = decimalText(sum(rows.map((row) => part(row[sumsTo.field]))));
  const fits = total === sumsTo.total;
  return (
    <Typography role="status" sx={{ fontWeight: 600, color: fits ? 'success.main' : 'text.primary' }}>
      {t(fits ? 'form.list.sumFits' : 'form.list.sum', {
        field: title ? text(title) : '',
        total,
        expected: sumsTo.total,
      })}
    </Typography>
  );
}
