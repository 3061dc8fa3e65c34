import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useMemo } from 'react';
import { useTranslate } from 'react-admin';
import { compareDefinitions, type DefinitionChange } from '../../../definitions/language/compare-definitions';
import type { Process } from '../../../definitions/language';
import { useText } from '../i18n/use-text';
import { StatusChip } from '../look/StatusChip';

const tones = { added: 'good', removed: 'bad', changed: 'going' } as const;

interface Props {
  readonly before: Process;
  readonly after: Process;
}

/** What is different in the second definition, thing by thing, in words. */
export function ChangeList({ before, after }: Props) {
  const translate = useTranslate();
  const changes = useMemo(() => compareDefinitions(before, after), [before, after]);

  const things = new Map<string, DefinitionChange[]>();
  for (const change of changes) things.set(change.at, [...(things.get(change.at) ?? []), change]);
  if (changes.length === 0) return <Typography>{translate('processes.noChanges')}</Typography>;
  return (
    <>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
        {translate('processes.changes', { smart_count: changes.length })}
      </Typography>
      <Stack component="ul" sx={{ gap: 1, p: 0, m: 0, listStyle: 'none' }}>
        {[...things].map(([at, found]) => (
          <ChangedThing key={at} changes={found} />
        ))}
      </Stack>
    </>
  );
}

function ChangedThing({ changes }: { readonly changes: readonly DefinitionChange[] }) {
  const translate = useTranslate();
  const text = useText();
  const [first] = changes;
  if (!first) return null;
  return (
    <Card component="li" sx={{ p: 1.5 }}>
      <Stack direction={{ xs: 'column', sm: 'row' }} sx={{ gap: { xs: 0.5, sm: 1.5 }, alignItems: { sm: 'center' } }}>
        <StatusChip tone={tones[first.how]} label={translate(`processes.how.${first.how}`)} />
        <Typography sx={{ fontWeight: 600, minWidth: 0, overflowWrap: 'anywhere' }}>{text(first.where)}</Typography>
      </Stack>
      <Box component="ul" sx={{ m: 0, mt: 0.75, pl: 2.5 }}>
        {changes.map(({ property, from, to }) => (
          <Typography component="li" variant="body2" key={property?.en ?? ''} sx={{ overflowWrap: 'anywhere' }}>
            {property && (
              <strong>
                {text(property)}
                {translate('processes.colon')}
              </strong>
            )}
            {from && <del>{text(from)}</del>}
            {from && to && ' → '}
            {to && <ins style={{ textDecoration: 'none' }}>{text(to)}</ins>}
            {property && !to && ` → ${translate('processes.nothing')}`}
          </Typography>
        ))}
      </Box>
    </Card>
  );
}
