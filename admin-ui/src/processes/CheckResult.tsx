import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { DefinitionCheck } from '../../../api/contract';
import type { Process } from '../../../definitions/language';
import { useText } from '../i18n/use-text';
import { DefinitionReview } from './DefinitionReview';

interface Props {
  readonly check: DefinitionCheck;
  /** The text that was looked at. */
  readonly text: string;
}

/** What a look at a definition found: its faults with their places, or what it would change. */
export function CheckResult({ check, text }: Props) {
  const translate = useTranslate();
  const words = useText();
  const { faults, follows, id, jurisdiction = '' } = check;

  if (faults.length > 0) {
    return (
      <Alert severity="error" variant="outlined" role="alert" sx={{ '& .MuiAlert-message': { minWidth: 0, flex: 1 } }}>
        <AlertTitle>{translate('processes.faults', { smart_count: faults.length })}</AlertTitle>
        <Box component="ol" sx={{ m: 0, pl: 3 }}>
          {faults.map(({ at, rule, message }) => (
            <Typography component="li" variant="body2" key={`${at} ${rule} ${message.en}`}>
              {words(message)}
            </Typography>
          ))}
        </Box>
      </Alert>
    );
  }
  if (id === undefined) return null;
  return (
    <>
      <Alert severity="success" variant="outlined" role="status" sx={{ mb: 2 }}>
        <AlertTitle>{translate('processes.sound')}</AlertTitle>
        {check.title &&
          [
            words(check.title),
            translate(`processes.jurisdiction.${jurisdiction}`, { _: jurisdiction }),
            translate('processes.version', { version: check.version }),
          ].join(' · ')}
        <Typography variant="caption" component="p" sx={{ overflowWrap: 'anywhere' }}>
          SHA-256 {id}
        </Typography>
      </Alert>
      {/* it was found sound, so that it is a definition */}
      <DefinitionReview definition={JSON.parse(text) as Process} id={id} follows={follows} />
    </>
  );
}
