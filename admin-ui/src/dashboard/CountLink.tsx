import Link from '@mui/material/Link';
import { useLocale } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { Counted } from '../../../api/contract';
import { countedAddress } from './counted-address';

interface Props {
  readonly of: Counted;
  /** What is counted, for those who hear only the link. */
  readonly label: string;
  readonly isLate?: boolean;
}

/** A number of a table that leads to the list it counts. */
export function CountLink({ of, label, isLate = false }: Props) {
  const count = of.count.toLocaleString(useLocale());
  return (
    <Link
      component={RouterLink}
      to={countedAddress(of)}
      aria-label={`${label}: ${count}`}
      color={isLate && of.count > 0 ? 'error' : of.count === 0 ? 'text.secondary' : 'primary'}
      sx={{ display: 'inline-block', minWidth: 24, minHeight: 24, fontWeight: of.count === 0 ? 400 : 600 }}
    >
      {count}
    </Link>
  );
}
