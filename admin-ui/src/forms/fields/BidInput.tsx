import { Box, Chip, Radio, RadioGroup, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Amount } from '../../look/Amount';
import { useFormSetting, type InputProps } from '../form-setting';
import { describe, useField } from '../use-field';
import { useCase } from '../../case/use-case';
import { useEvaluation } from '../values/use-evaluation';

/** One of the bids, each on a card with bidder, price and rank. */
export function BidInput({ path, required }: InputProps<'bid'>) {
  const t = useTranslate();
  const { caseId, context } = useFormSetting();
  const evaluation = useEvaluation(useCase(caseId ?? '').data?.hasResult ? caseId : undefined);
  const { value = '', change, leave, ids, fault } = useField<string>(path);
  const rankOf = (bid: string) => evaluation?.rows.find((row) => row.bid === bid)?.rank;
  const open = context.bids ?? [];
  // those that the law does not allow yet are shown, so that nobody looks for them
  const others = (evaluation?.rows ?? [])
    .filter((row) => row.candidate && !row.disqualified && !open.some(({ id }) => id === row.bid))
    .map(({ bid, bidder, price }) => ({ id: bid, bidder, price, isClosed: true }));
  const bids = [...open.map((bid) => ({ ...bid, isClosed: false })), ...others].sort(
    (a, b) => (rankOf(a.id) ?? 999) - (rankOf(b.id) ?? 999),
  );
  if (bids.length === 0) return <Typography sx={{ color: 'text.secondary' }}>{t('form.bid.none')}</Typography>;
  return (
    <RadioGroup
      id={ids.input}
      value={value}
      onChange={(event) => change(event.target.value)}
      onBlur={leave}
      aria-labelledby={ids.label}
      aria-required={required}
      {...describe({ ids, fault })}
      sx={{ gap: 1, maxWidth: 720 }}
    >
      {bids.map((bid) => {
        const rank = rankOf(bid.id);
        const isChosen = bid.id === value;
        return (
          <Box
            component="label"
            key={bid.id}
            sx={{
              display: 'flex',
              flexWrap: { xs: 'wrap', sm: 'nowrap' },
              alignItems: 'center',
              columnGap: 1.5,
              border: 1,
              borderColor: isChosen ? 'primary.main' : 'divider',
              bgcolor: isChosen ? 'action.selected' : 'transparent',
              borderRadius: 1,
              px: 1,
              py: 0.75,
              cursor: bid.isClosed ? 'default' : 'pointer',
              color: bid.isClosed ? 'text.secondary' : 'text.primary',
            }}
          >
            <Radio size="small" value={bid.id} disabled={bid.isClosed} />
            <Box component="span" sx={{ flex: '1 1 200px', fontWeight: 600 }}>
              {bid.bidder}
              {bid.isClosed && (
                <Box component="span" sx={{ fontWeight: 400 }}>
                  {t('form.bid.notNow')}
                </Box>
              )}
            </Box>
            <Amount value={bid.price} unit={context.unit} />
            {rank !== undefined && (
              <Chip size="small" color={rank === 1 ? 'primary' : 'default'} label={t('form.bid.rank', { rank })} />
            )}
          </Box>
        );
      })}
    </RadioGroup>
  );
}
