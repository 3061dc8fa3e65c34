import { Alert, Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { EvaluationView } from '../../../../api/contract';

/** Scores that lie far from those of the other members: to be looked at before the report is signed. */
export function ScoreAlarms({ evaluation }: { readonly evaluation: EvaluationView }) {
  const t = useTranslate();
  const { alarms = [], rows } = evaluation;
  if (alarms.length === 0) return null;
  const bidderOf = (bid: string) => rows.find((row) => row.bid === bid)?.bidder ?? bid;
  return (
    <Alert severity="warning">
      {t('case.evaluation.alarms')}
      {alarms.map(({ expert, bid, percent }) => (
        <Box key={`${expert}:${bid}`}>
          {t(percent.startsWith('-') ? 'case.evaluation.scoredLower' : 'case.evaluation.scoredHigher', {
            expert: t('case.evaluation.expert', { number: expert }),
            bidder: bidderOf(bid),
            percent: percent.replace('-', ''),
          })}
        </Box>
      ))}
    </Alert>
  );
}
