import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { correctionKey } from '../../../../domain/bid-document/corrections';
import type { CorrectionSheet } from '../../../../domain/bid-document/decide-corrections';
import type { FormContext } from '../../../../definitions/language/form-context';
import { CorrectionText } from './CorrectionText';

interface CorrectionsValueProps {
  readonly value: unknown;
  readonly context: FormContext | undefined;
}

/** What a member has decided on corrections, to be read: those refused, and why. */
export function CorrectionsValue({ value, context }: CorrectionsValueProps) {
  const t = useTranslate();
  const { refused = [] } = value as Partial<CorrectionSheet>; // what a field of corrections holds
  if (refused.length === 0) return <>{t('form.corrections.agreed')}</>;
  return (
    <>
      {refused.map(({ bid, correction, reason }) => {
        const own = context?.corrections?.find((one) => one.bid === bid);
        const found = own?.corrections.find((one) => correctionKey(one) === correction);
        return (
          <Box key={`${bid} ${correction}`} sx={{ mb: 0.5 }}>
            {own?.bidder}
            {found && context && (
              <CorrectionText
                {...found}
                bill={found.bill?.title}
                unit={context.unit}
                rule={context.rules[found.rule]?.title ?? { zh: found.rule, en: found.rule }}
              />
            )}
            {t('form.corrections.refused')}: {reason}
          </Box>
        );
      })}
    </>
  );
}
