import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { TenderDraftView, TenderRoom } from '../../../api/contract';
import { namedInEnglish } from '../../../domain/tender-document/named-in-english';
import { factIn, knownFacts } from '../../../domain/tender-document/placeholders';
import { useText } from '../i18n/use-text';

interface PlaceholderHelpProps {
  readonly blanks: TenderDraftView['blanks'];
  /** What is filled in; a template has no such facts. */
  readonly facts?: TenderDraftView['facts'];
  readonly known?: TenderRoom['known'];
}

/** What texts may name in double braces, and what will stand there. */
export function PlaceholderHelp({ blanks, facts = {}, known = [] }: PlaceholderHelpProps) {
  const t = useTranslate();
  const text = useText();
  const stated = new Map(known.map(({ key, value }) => [key, value]));
  const names = [...blanks, ...knownFacts].map(({ key, title }) => ({
    key,
    title,
    value: stated.get(key) ?? factIn(facts, key),
  }));
  return (
    <Box component="details" sx={{ mb: 2, '& summary': { cursor: 'pointer' } }}>
      <Typography component="summary" variant="body2" color="primary">
        {t('tender.placeholders')}
      </Typography>
      <Typography variant="body2" color="textSecondary" sx={{ my: 1 }}>
        {t('tender.placeholdersHelp')}
      </Typography>
      <Box
        component="dl"
        sx={{
          display: 'grid',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'auto minmax(0, 1fr)' },
          columnGap: 2,
          rowGap: { xs: 0, sm: 0.5 },
          m: 0,
          fontSize: '0.875rem',
          '& dd': { m: 0, mb: { xs: 1, sm: 0 } },
        }}
      >
        {names.map(({ key, title, value }) => (
          <Box key={key} sx={{ display: 'contents' }}>
            <Box component="dt">
              <code>{`{{${key}}}`}</code>
            </Box>
            <dd>
              {text(namedInEnglish(title))}
              {value !== '' && ` = ${value}`}
            </dd>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
