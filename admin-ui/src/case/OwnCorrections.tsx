import { Alert, Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { correctionKey } from '../../../domain/bid-document/corrections';
import type { FormContext } from '../../../definitions/language';
import { CorrectedPrice } from '../forms/values/CorrectedPrice';
import { CorrectionText } from '../forms/values/CorrectionText';

/** What was corrected in the bid of whoever is asked to confirm it. */
export function OwnCorrections({ context }: { readonly context: FormContext }) {
  const t = useTranslate();
  const { corrections = [], unit, rules } = context;
  return corrections.map(({ bid, stated, corrected, corrections: made, unlisted = 0 }) => (
    <Alert key={bid} severity="info" icon={false} sx={{ mb: 2 }}>
      {t('form.corrections.yours')}
      <Box component="ul" sx={{ my: 1, pl: 2.5 }}>
        {made.map((one) => (
          <li key={correctionKey(one)}>
            <CorrectionText
              {...one}
              bill={one.bill?.title}
              unit={unit}
              rule={rules[one.rule]?.title ?? { zh: one.rule, en: one.rule }}
            />
          </li>
        ))}
      </Box>
      {unlisted > 0 && t('form.corrections.unlisted', { smart_count: unlisted })}
      <CorrectedPrice stated={stated} corrected={corrected} unit={unit} />
    </Alert>
  ));
}
