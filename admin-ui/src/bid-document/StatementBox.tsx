import { Checkbox, FormControlLabel } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { FilledForm } from '../../../domain/bid-document/bid-document';

interface StatementBoxProps {
  readonly filled: FilledForm;
  readonly onChange: (form: FilledForm) => void;
}

/** A text that the bidder declares as it stands. */
export function StatementBox({ filled, onChange }: StatementBoxProps) {
  const t = useTranslate();
  return (
    <FormControlLabel
      control={
        <Checkbox checked={filled.isMade === true} onChange={(_, isMade) => onChange({ key: filled.key, isMade })} />
      }
      label={t('bid.forms.make')}
    />
  );
}
