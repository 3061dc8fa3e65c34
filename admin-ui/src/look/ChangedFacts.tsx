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
}

/** What is and what shall be, thing by thing; of something new only what it shall be. */
export function ChangedFacts({ label, facts, isNew }: Props) {
  const translate = useTranslate();
  if (isNew) return <Facts facts={facts.map(({ name, after }) => ({ name, value: after }))} />;
  const same = (
    <Typography variant="body2" color="textSecondary">
      {translate('change.same')}
    </Typography>
  );
  return (
    <PlainTable
      label={label}
      columns={[translate('change.thing'), translate('change.before'), translate('change.after')]}
      rows={facts.map(({ name, before, after, isSame }) => [name, before, isSame ? same : <strong>{after}</strong>])}
    />
  );
}
