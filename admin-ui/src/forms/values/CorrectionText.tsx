import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Unit } from '../../../../domain/amount';
import { useText } from '../../i18n/use-text';
import { Amount } from '../../look/Amount';

interface CorrectionTextProps {
  /** By which rule, in the words of the definition. */
  readonly rule: { readonly zh: string; readonly en: string };
  readonly bill?: string | undefined;
  readonly item?: string | undefined;
  readonly stated: string;
  readonly corrected: string;
  readonly unit: Unit;
}

/** One figure of a bid, what it is by the rule, and which rule. */
export function CorrectionText({ rule, bill, item, stated, corrected, unit }: CorrectionTextProps) {
  const t = useTranslate();
  const text = useText();
  const place = [bill ?? t('form.corrections.price'), item && t('form.corrections.item', { item })].filter(Boolean);
  return (
    <Box component="span" sx={{ display: 'block' }}>
      <strong>{place.join(' · ')}</strong>{' '}
      <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
        <Amount value={stated} unit={unit} /> → <Amount value={corrected} unit={unit} />
      </Box>
      <Box component="span" sx={{ display: 'block', color: 'text.secondary', fontSize: '0.8125rem' }}>
        {text(rule)}
      </Box>
    </Box>
  );
}
