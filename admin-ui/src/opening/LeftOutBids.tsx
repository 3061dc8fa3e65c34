import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { OpeningRoom } from '../../../api/contract';
import { HashText } from '../forms/values/HashText';
import { Instant } from '../look/Instant';
import { PlainTable } from '../look/PlainTable';

/** The bids that were left out at the deadline for want of a deposit, and never opened; nothing where there are none. */
export function LeftOutBids({ bids }: { readonly bids: OpeningRoom['leftOut'] }) {
  const t = useTranslate();
  if (bids.length === 0) return null;
  return (
    <Box component="section" aria-labelledby="left-out" sx={{ mt: 2 }}>
      <Typography variant="h3" component="h3" id="left-out" sx={{ mb: 0.5 }}>
        {t('opening.leftOut')}
      </Typography>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
        {t('opening.leftOutHelp')}
      </Typography>
      <PlainTable
        label={t('opening.leftOut')}
        columns={[t('opening.bidder'), t('opening.receivedAt'), t('opening.hash')]}
        rows={bids.map(({ bidder, receivedAt, hash }) => [
          bidder.name,
          <Instant key="at" at={receivedAt} style="second" />,
          <HashText key="hash" hash={hash} />,
        ])}
      />
    </Box>
  );
}
