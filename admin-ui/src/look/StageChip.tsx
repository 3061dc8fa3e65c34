import Stack from '@mui/material/Stack';
import { useTranslate } from 'react-admin';
import type { CaseSummary } from '../../../api/contract';
import { useText } from '../i18n/use-text';
import { StatusChip, type Tone } from './StatusChip';

type Standing = Pick<CaseSummary, 'stageTitle' | 'closing' | 'closingTitle' | 'outcome' | 'suspendedAt' | 'overdue'>;

const ended: Readonly<Record<NonNullable<CaseSummary['outcome']>, Tone>> = {
  success: 'good',
  failure: 'bad',
  neutral: 'neutral',
};

/** Where a case stands: its stage, or how it ended; and whether it is suspended or overdue. */
export function StageChip({ of: standing }: { readonly of: Standing }) {
  const translate = useTranslate();
  const text = useText();

  if (standing.closing !== undefined) {
    const label = text(standing.closingTitle ?? standing.stageTitle);
    return <StatusChip tone={ended[standing.outcome ?? 'neutral']} label={label} />;
  }
  return (
    <Stack direction="row" sx={{ gap: 0.5, flexWrap: 'wrap', alignItems: 'center' }}>
      <StatusChip tone="going" label={text(standing.stageTitle)} />
      {standing.suspendedAt !== undefined && <StatusChip tone="care" label={translate('look.suspended')} />}
      {standing.overdue && <StatusChip tone="late" label={translate('look.overdue')} />}
    </Stack>
  );
}
