import { Box, Typography } from '@mui/material';
import type { EvaluationView } from '../../../../api/contract';
import { useText } from '../../i18n/use-text';

interface ScorePartsProps {
  readonly row: EvaluationView['rows'][number];
  readonly criteria: EvaluationView['criteria'];
}

/** What a bid's score is made of, criterion by criterion; of a price with the formula and its numbers. */
export function ScoreParts({ row, criteria }: ScorePartsProps) {
  const text = useText();
  const { parts = [], score } = row;
  if (parts.length === 0) return null;
  const titleOf = (id: string) => criteria.find((one) => one.id === id)?.title ?? id;
  return (
    <Box sx={{ mt: 0.5, color: 'text.secondary' }}>
      <Typography variant="body2">
        {parts.map(({ criterion, points }) => `${titleOf(criterion)} ${points}`).join(' + ')} = {score}
      </Typography>
      {parts.map(({ criterion, words }) =>
        words ? (
          <Typography key={criterion} variant="body2">
            {titleOf(criterion)}: {text(words)}
          </Typography>
        ) : null,
      )}
    </Box>
  );
}
