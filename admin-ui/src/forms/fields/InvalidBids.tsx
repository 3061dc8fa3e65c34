import { Alert, Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useText } from '../../i18n/use-text';
import { Amount } from '../../look/Amount';
import { useFormSetting } from '../form-setting';

/** Bids that a rule makes invalid: they need no verdict, and the committee knows why they are not in the sheet. */
export function InvalidBids() {
  const t = useTranslate();
  const text = useText();
  const { context } = useFormSetting();
  const { invalidBids = [] } = context;
  if (invalidBids.length === 0) return null;
  return (
    <Alert severity="info" sx={{ mb: 1 }}>
      {t('form.sheet.invalid')}
      {invalidBids.map(({ bidder, price, why }) => (
        <Box key={bidder}>
          {bidder} · <Amount value={price} unit={context.unit} /> · {text(why)}
        </Box>
      ))}
    </Alert>
  );
}
