import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { Facts } from './Facts';
import { PlainTable } from './PlainTable';

/** A fact as it is and as it shall be. */
export interface ChangedFact {
  readonly name: string;
  readonly before: ReactNode;
  readonly after: ReactNode;
  readonly isSame: boolean;
}

interface Props {
  readonly label: string;
  readonly facts: readonly ChangedFact[];
  /** There is nothing yet that would change. */
  readonly isNew: boolean;
  /** It is decided: what was need not be so any more. */
  readonly isPast: boolean;
}

/** What is and what shall be, thing by thing, and what stays as it is; of something new only what it shall be. */
export function ChangedFacts({ label, facts, isNew, isPast }: Props) {
  const translate = useTranslate();
  if (isNew) return <Facts facts={facts.map(({ name, after }) => ({ name, value: after }))} />;
  const changed = facts.filter(({ isSame }) => !isSame);
  const same = facts.filter(({ isSame }) => isSame);
  return (
    <>
      <PlainTable
        label={label}
        columns={['thing', isPast ? 'former' : 'before', 'after'].map((name) => translate(`change.${name}`))}
        rows={changed.map(({ name, before, after }) => [name, before, <strong key="after">{after}</strong>])}
      />
      {same.length > 0 && (
        <Box sx={{ mt: 2 }}>
          <Typography variant="h3" sx={{ mb: 1 }}>
            {translate('change.same')}
          </Typography>
          <Facts facts={same.map(({ name, before }) => ({ name, value: before }))} />
        </Box>
      )}
    </>
  );
}
