import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import { capitalAmount, groupAmount, parseAmount, type Unit } from '../../../domain/amount';
import { useLanguage } from '../i18n/use-text';

const units: Readonly<Record<Unit, (amount: string) => string>> = {
  CNY: (amount) => `¥ ${amount}`,
  JPY: (amount) => `JP¥ ${amount}`,
  '%': (amount) => `${amount} %`,
};

function inCapitals(value: string, unit: Unit): string | undefined {
  if (unit !== 'CNY') return undefined;
  try {
    return capitalAmount(parseAmount(value, unit));
  } catch {
    return undefined; // half typed
  }
}

interface Props {
  /** Decimal string. */
  readonly value: string;
  readonly unit?: Unit;
  /** In Chinese also in capitals (大写). */
  readonly capital?: boolean;
}

/** An amount with thousands separators and its unit. */
export function Amount({ value, unit = 'CNY', capital = false }: Props) {
  const translate = useTranslate();
  const language = useLanguage();
  const words = capital && language === 'zh' ? inCapitals(value, unit) : undefined;
  return (
    <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums' }}>
      <span style={{ whiteSpace: 'nowrap' }}>{units[unit](groupAmount(value))}</span>
      {words !== undefined && (
        <Box component="span" lang="zh" title={translate('look.capital')} sx={{ color: 'text.secondary', ml: 1 }}>
          {words}
        </Box>
      )}
    </Box>
  );
}
