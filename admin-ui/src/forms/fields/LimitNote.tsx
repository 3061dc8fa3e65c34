import { Box, Button, Typography } from '@mui/material';
import { useWatch } from 'react-hook-form';
import { useTranslate } from 'react-admin';
import { limitOf, type Limit } from '../../../../definitions/language/limit';
import { citation } from '../../../../definitions/language/citation';
import { useLanguage, useText } from '../../i18n/use-text';
import { useFormSetting, type FormValues, type InputProps } from '../form-setting';

/** The computed bounds of a date, live: the earliest and latest that the law allows, and how it is counted. */
export function useLimit(field: InputProps<'date' | 'dateTime'>['field']): ReturnType<typeof limitOf> {
  const { context } = useFormSetting();
  const values = useWatch<FormValues>();
  return limitOf(field, context, values);
}

interface LimitNoteProps {
  readonly limit: ReturnType<typeof limitOf>;
  /** Takes the earliest date that is allowed. */
  readonly onTake?: ((value: string) => void) | undefined;
}

/** Shows what {@link useLimit} computed. */
export function LimitNote({ limit, onTake }: LimitNoteProps) {
  const t = useTranslate();
  const text = useText();
  const language = useLanguage();
  const line = ({ sentence, article }: Limit, isSaid = false) => {
    const law = !isSaid && article && citation(article, language);
    return law ? t('form.limit', { sentence: text(sentence), law }) : text(sentence);
  };
  if (!limit) return null;
  const { atLeast, atMost } = limit;
  return (
    <Box sx={{ mt: 0.5, display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: 1.5 }}>
      {atLeast && <Typography variant="body2">{line(atLeast, atLeast.article === atMost?.article)}</Typography>}
      {atMost && <Typography variant="body2">{line(atMost)}</Typography>}
      {atLeast?.period && onTake && (
        <Button size="small" onClick={() => onTake(atLeast.value)} sx={{ p: 0, minWidth: 0 }}>
          {t('form.takeEarliest')}
        </Button>
      )}
    </Box>
  );
}
