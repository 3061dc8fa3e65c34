import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { AwardSum } from '../../../api/contract';
import { Amount } from '../look/Amount';
import { countedAddress } from './counted-address';

interface Props {
  readonly awards: readonly AwardSum[];
  /** Of which time, for those who hear only the link. */
  readonly of: string;
}

/** What was awarded in each currency, and how many cases that was. */
export function AwardSums({ awards, of }: Props) {
  const translate = useTranslate();
  if (awards.length === 0) return <Box component="span">—</Box>;
  return awards.map(({ unit, sum, cases }) => (
    <Box key={unit}>
      <Amount value={sum} unit={unit} />{' '}
      <Link
        component={RouterLink}
        to={countedAddress(cases)}
        aria-label={`${of}, ${unit}: ${translate('dashboard.cases', { smart_count: cases.count })}`}
        sx={{ whiteSpace: 'nowrap', display: { xs: 'block', sm: 'inline' } }}
      >
        {translate('dashboard.cases', { smart_count: cases.count })}
      </Link>
    </Box>
  ));
}
