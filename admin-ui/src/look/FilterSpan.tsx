import { FilterDays } from './FilterDays';

interface Props {
  readonly label: string;
  /** `2026-03-01..2026-03-07`, as the API takes it; an end may be missing. */
  readonly span: string | undefined;
  readonly onChange: (span: string | undefined) => void;
}

/** A filter by days that is kept as one word. */
export function FilterSpan({ label, span, onChange }: Props) {
  const [from = '', to = ''] = span?.split('..') ?? [];
  return (
    <FilterDays
      label={label}
      days={{ from: from || undefined, to: to || undefined }}
      onChange={({ from: first = '', to: last = '' }) =>
        onChange(first === '' && last === '' ? undefined : `${first}..${last}`)
      }
    />
  );
}
