import { Typography, useMediaQuery } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormSetting, type InputProps } from '../form-setting';
import { useField } from '../use-field';
import { draftOf, faultFinder, withDraft, type DraftSheet, type VerdictProps } from './score-sheet';
import { InvalidBids } from './InvalidBids';
import { ScoreCards } from './ScoreCards';
import { ScoreTable } from './ScoreTable';

/** One expert's sheet over all bids: accept or reject, points by criterion, totals as one types. */
export function ScoreSheetInput({ path }: InputProps<'scoreSheet'>) {
  const t = useTranslate();
  const isNarrow = useMediaQuery('(max-width: 760px)');
  const { context, shown } = useFormSetting();
  const { value, change, leave, ids } = useField<DraftSheet>(path);
  const bids = context.bids ?? [];
  const all = context.criteria ?? [];
  const computed = all.filter(({ kind }) => kind === 'price');
  if (bids.length === 0) return <Typography sx={{ color: 'text.secondary' }}>{t('form.bid.none')}</Typography>;
  const rows: VerdictProps[] = bids.map((bid, index) => ({
    bid,
    draft: draftOf(value, bid.id),
    criteria: all.filter(({ kind }) => kind === 'scored'),
    onChange: (draft) => change(withDraft(value, bids, draft)),
    onLeave: leave,
    faultOf: faultFinder(shown, path, index),
    baseId: `${ids.input}-${bid.id}`,
  }));
  const decided = rows.filter(({ draft }) => draft.verdict).length;
  return (
    <>
      <Typography variant="body2" role="status" sx={{ mb: 1, color: 'text.secondary' }}>
        {t('form.sheet.progress', { decided, smart_count: bids.length })}
        {computed.map(
          ({ id, title, max }) =>
            ` ${t('form.sheet.computed', { criterion: typeof title === 'string' ? title : id, max })}`,
        )}
      </Typography>
      <InvalidBids />
      {isNarrow ? <ScoreCards rows={rows} /> : <ScoreTable rows={rows} />}
    </>
  );
}
