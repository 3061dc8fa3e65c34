import Card from '@mui/material/Card';
import CardActionArea from '@mui/material/CardActionArea';
import Typography from '@mui/material/Typography';
import ErrorIcon from '@mui/icons-material/ErrorOutlined';
import { useLocale } from 'react-admin';
import { Link } from 'react-router';
import type { Counted } from '../../../api/contract';
import { countedAddress } from './counted-address';

interface Props {
  readonly of: Counted;
  readonly label: string;
  /** Something is wrong when there is any. */
  readonly isLate?: boolean;
}

/** One number of the overview; a press leads to the list that it counts. */
export function FigureTile({ of, label, isLate = false }: Props) {
  const locale = useLocale();
  const isWrong = isLate && of.count > 0;
  return (
    <Card component="li" sx={{ display: 'flex' }}>
      <CardActionArea component={Link} to={countedAddress(of)} sx={{ p: { xs: 1.5, sm: 2 }, display: 'block' }}>
        <Typography
          component="span"
          sx={{ display: 'block', fontSize: '1.75rem', lineHeight: 1.2, fontWeight: 650 }}
          color={isWrong ? 'error' : 'textPrimary'}
        >
          {of.count.toLocaleString(locale)}
          {isWrong && <ErrorIcon aria-hidden fontSize="small" sx={{ ml: 0.75, verticalAlign: 'middle' }} />}
        </Typography>
        <Typography component="span" variant="body2" color="textSecondary">
          {label}
        </Typography>
      </CardActionArea>
    </Card>
  );
}
