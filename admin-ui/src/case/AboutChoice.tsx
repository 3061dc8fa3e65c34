import { Box, FormControlLabel, Radio, RadioGroup, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { OfferedAction } from '../../../api/contract';
import type { Action } from '../../../definitions/language';
import type { FormContext } from '../../../definitions/language/form-context';
import { FieldValue } from '../forms/values/FieldValue';
import { Instant } from '../look/Instant';

interface AboutChoiceProps {
  readonly items: NonNullable<OfferedAction['about']>;
  /** What they were asked or objected with. */
  readonly question: Action | undefined;
  readonly context: FormContext;
  readonly chosen: string | undefined;
  readonly onChange: (id: string) => void;
}

/**
 * The question or objection that is answered: quoted, with whose it is where that may be known; to be chosen where
 * several wait.
 */
export function AboutChoice({ items, question, context, chosen, onChange }: AboutChoiceProps) {
  const t = useTranslate();
  const only = items.length === 1 ? items[0] : undefined;
  const quote = (item: (typeof items)[number]) => (
    <>
      <Typography sx={{ whiteSpace: 'pre-wrap' }}>{item.words ?? t('case.about.hidden')}</Typography>
      {Object.entries(item.documents).map(([name, value]) => {
        const field = question?.form?.[name];
        return field && <FieldValue key={name} type={field.type} {...{ value, field, context }} unit={context.unit} />;
      })}
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {item.by !== undefined && `${item.by} · `}
        <Instant at={item.at} />
      </Typography>
    </>
  );
  if (only) {
    return (
      <Box component="blockquote" sx={{ m: 0, mb: 2, pl: 1.5, borderLeft: 4, borderColor: 'primary.light' }}>
        {quote(only)}
      </Box>
    );
  }
  return (
    <RadioGroup
      value={chosen ?? ''}
      onChange={(event) => onChange(event.target.value)}
      aria-label={t('case.about.choose')}
      sx={{ mb: 2 }}
    >
      <Typography sx={{ fontWeight: 600 }}>{t('case.about.choose')}</Typography>
      {items.map((item) => (
        <FormControlLabel
          key={item.id}
          value={item.id}
          control={<Radio size="small" />}
          label={<Box sx={{ py: 0.5 }}>{quote(item)}</Box>}
        />
      ))}
    </RadioGroup>
  );
}
