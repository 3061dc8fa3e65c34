import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Snackbar from '@mui/material/Snackbar';
import { useTranslate } from 'react-admin';
import type { LeftOut } from '../../../api/contract';
import { useText } from '../i18n/use-text';

interface Props {
  readonly leftOut: LeftOut;
  readonly onClose: () => void;
}

/** Says what an export has left out, and why; stays until it was read. */
export function LeftOutNotice({ leftOut: { casesAfter, columns }, onClose }: Props) {
  const translate = useTranslate();
  const text = useText();
  return (
    <Snackbar open anchorOrigin={{ vertical: 'bottom', horizontal: 'center' }} sx={{ maxWidth: 560 }}>
      <Alert
        severity="info"
        variant="outlined"
        onClose={onClose}
        closeText={translate('shell.close')}
        sx={{ bgcolor: 'background.paper', boxShadow: 6 }}
      >
        <AlertTitle>{translate('cases.exportedWithout')}</AlertTitle>
        <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
          {casesAfter !== undefined && <li>{translate('cases.exported', { most: casesAfter })}</li>}
          {columns.map(({ title, whole, rows, why }) => (
            <li key={title.en}>
              {translate(whole ? 'cases.leftOutColumn' : 'cases.leftOutCells', {
                title: text(title),
                why: text(why),
                smart_count: rows,
              })}
            </li>
          ))}
        </Box>
      </Alert>
    </Snackbar>
  );
}
