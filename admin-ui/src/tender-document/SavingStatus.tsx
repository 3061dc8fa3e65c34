import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { shanghaiTime } from '../../../definitions/language/limit';
import type { Saving } from './use-draft-saving';

/** Whether what was typed is saved. */
export function SavingStatus({ saving }: { readonly saving: Saving }) {
  const t = useTranslate();
  const words =
    saving.kind === 'saved'
      ? saving.at === undefined
        ? ''
        : t('form.draft.saved', { time: shanghaiTime(saving.at).slice(11) })
      : t(`tender.saving.${saving.kind}`);
  const isBad = saving.kind === 'failed' || saving.kind === 'conflict';
  return (
    <Typography variant="body2" role="status" sx={{ color: isBad ? 'error.main' : 'text.secondary' }}>
      {words}
    </Typography>
  );
}
