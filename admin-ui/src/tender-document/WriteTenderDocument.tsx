import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import type { Action } from '../../../definitions/language';
import { composes } from '../../../definitions/language/composed-form';

/** The way to the room in which the tender document of a form is written; nothing for other forms. */
export function WriteTenderDocument({ caseId, action }: { readonly caseId: string; readonly action: Action }) {
  const t = useTranslate();
  const does = composes(action.form);
  if (does === undefined) return null;
  const words = does === 'filing' ? (['open', 'openHelp'] as const) : (['openAddendum', 'openAddendumHelp'] as const);
  return (
    <Alert
      severity="info"
      sx={{ mb: 2, alignItems: 'center', flexWrap: 'wrap', '& .MuiAlert-message': { flex: '1 1 240px' } }}
      action={
        <Button
          component={Link}
          to={`/cases/${encodeURIComponent(caseId)}/tender-document`}
          variant="outlined"
          size="small"
          sx={{ whiteSpace: 'nowrap' }}
        >
          {t(`tender.${words[0]}`)}
        </Button>
      }
    >
      {t(`tender.${words[1]}`)}
    </Alert>
  );
}
