import { Box, InputAdornment, TextField, Typography } from '@mui/material';
import { useRef, type ChangeEvent } from 'react';
import { useTranslate } from 'react-admin';
import { capitalAmount, decimalsOf, groupAmount, parseAmount } from '../../../../domain/amount';
import { showAmount, typeAmount } from '../amount-typing';
import { unitOfAmount } from '../../../../definitions/language/field';
import { useLanguage } from '../../i18n/use-text';
import { useFormSetting, type InputProps } from '../form-setting';
import { describe, useField } from '../use-field';

function inCapitals(value: string): string | undefined {
  try {
    return capitalAmount(parseAmount(value.replace(/\.$/, ''), 'CNY'));
  } catch {
    return undefined; // not an amount yet: the fault says so
  }
}

/** An amount in the unit of the form, with separators while typing and the Chinese capital amount beside. */
export function AmountInput({ path, field, required }: InputProps<'amount'>) {
  const t = useTranslate();
  const { unit: formUnit, context } = useFormSetting();
  const unit = unitOfAmount(field, formUnit);
  const { value = '', change, leave, ids, fault } = useField<string>(path);
  const input = useRef<HTMLInputElement>(null);
  const language = useLanguage();
  const capitals = language === 'zh' && unit === 'CNY' && value ? inCapitals(value) : undefined;
  const expected = field.equals === 'awardPrice' ? context.awardPrice : undefined;

  const onChange = (event: ChangeEvent<HTMLInputElement>) => {
    const typed = typeAmount(event.target.value, event.target.selectionStart ?? 0, decimalsOf(unit));
    change(typed.value);
    // what can become no amount is said at once, not only when the field is left
    if (!typed.isAmount) leave();
    requestAnimationFrame(() => input.current?.setSelectionRange(typed.caret, typed.caret));
  };

  const onBlur = () => {
    if (/^[0-9]+\.$/.test(value)) change(value.slice(0, -1));
    leave();
  };

  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 2, rowGap: 0.5 }}>
      <TextField
        id={ids.input}
        value={showAmount(value)}
        error={!!fault}
        onChange={onChange}
        onBlur={onBlur}
        inputRef={input}
        slotProps={{
          htmlInput: {
            ...describe({ ids, fault }),
            'aria-required': required,
            inputMode: 'decimal',
            autoComplete: 'off',
          },
          input: {
            endAdornment: (
              <InputAdornment position="end">{t(`form.unit.${unit === '%' ? 'percent' : unit}`)}</InputAdornment>
            ),
          },
        }}
        sx={{ width: 300, maxWidth: '100%', '& input': { textAlign: 'right', fontVariantNumeric: 'tabular-nums' } }}
      />
      {capitals && (
        <Typography variant="body2" lang="zh-CN" sx={{ color: 'text.secondary', flex: '1 1 240px' }}>
          <Box component="span" sx={{ fontSize: '0.75rem', mr: 0.75 }}>
            {t('form.capitals')}
          </Box>
          {capitals}
        </Typography>
      )}
      {expected && (
        <Typography variant="body2" sx={{ color: 'text.secondary', flexBasis: '100%' }}>
          {t('form.awardPrice', { amount: groupAmount(expected) })}
        </Typography>
      )}
    </Box>
  );
}
