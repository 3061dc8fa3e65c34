import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { Text } from '../../../definitions/language';
import { useText } from '../i18n/use-text';
import { StatusChip, type Tone } from './StatusChip';

interface Props {
  readonly name: string;
  readonly result: {
    readonly ok: boolean;
    readonly message?: Text | undefined;
    readonly proposalId?: string | undefined;
  };
}

/** What came of one of many: done, proposed to a second person, or why not. */
export function OutcomeRow({ name, result: { ok, message, proposalId } }: Props) {
  const translate = useTranslate();
  const text = useText();
  const became = ok ? (proposalId === undefined ? 'done' : 'proposed') : 'refused';
  return (
    <Stack
      component="li"
      direction="row"
      sx={{ gap: 1, py: 1, borderTop: 1, borderColor: 'divider', alignItems: 'center' }}
    >
      <Box sx={{ flex: 1, minWidth: 0 }}>
        {name}
        {message && <Typography variant="body2">{text(message)}</Typography>}
        {proposalId !== undefined && (
          <Typography variant="body2">
            <Link component={RouterLink} to={`/proposals/${proposalId}`}>
              {translate('outcome.openProposal')}
            </Link>
          </Typography>
        )}
      </Box>
      <StatusChip tone={tones[became]} label={translate(`outcome.${became}`)} />
    </Stack>
  );
}

const tones = { done: 'good', proposed: 'care', refused: 'bad' } as const satisfies Record<string, Tone>;
