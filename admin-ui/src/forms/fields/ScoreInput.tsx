import { Box, Tooltip } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Criterion } from '../../../../domain/ranking/score-sheet';
import { compare, parseRational } from '../../../../domain/rational';
import { useText } from '../../i18n/use-text';
import type { VerdictProps } from './score-sheet';

interface ScoreInputProps extends VerdictProps {
  readonly criterion: Criterion;
}

/** Whether points are more than the most; what is no number yet is told by the checks of the form. */
const isOver = (score: string | undefined, max: string): boolean =>
  score !== undefined && /^[0-9]+(\.[0-9]+)?$/.test(score) && compare(parseRational(score), parseRational(max)) > 0;

/** The points for one criterion. A plain input, because a sheet may have a thousand of them. */
export function ScoreInput({ bid, draft, criterion, onChange, onLeave, faultOf, baseId }: ScoreInputProps) {
  const t = useTranslate();
  const text = useText();
  const fault = faultOf(`scores.${criterion.id}`);
  const tooMuch = draft.verdict !== 'rejected' && isOver(draft.scores[criterion.id], criterion.max);
  const wrong = tooMuch ? t('form.sheet.overMax', { max: criterion.max }) : fault ? text(fault.message) : '';
  const title = typeof criterion.title === 'string' ? criterion.title : criterion.id;
  const setScore = (score: string) => {
    const { [criterion.id]: _before, ...others } = draft.scores;
    onChange({ ...draft, scores: score === '' ? others : { ...others, [criterion.id]: score } });
  };
  return (
    <Tooltip title={wrong} {...(tooMuch && { open: true, placement: 'bottom' as const })}>
      <Box
        component="input"
        id={`${baseId}-${criterion.id}`}
        value={draft.scores[criterion.id] ?? ''}
        disabled={draft.verdict === 'rejected'}
        onChange={(event) => setScore(event.target.value.trim())}
        onBlur={onLeave}
        inputMode="decimal"
        autoComplete="off"
        aria-label={t('form.sheet.scoreFor', { bidder: bid.bidder, criterion: title, max: criterion.max })}
        aria-invalid={wrong !== ''}
        sx={{
          width: 64,
          height: 36,
          font: 'inherit',
          color: 'inherit',
          textAlign: 'right',
          px: 1,
          bgcolor: 'background.paper',
          border: wrong ? 2 : 1,
          borderColor: wrong ? 'error.main' : 'text.secondary',
          borderRadius: 1,
          '&:disabled': { opacity: 0.45 },
        }}
      />
    </Tooltip>
  );
}
