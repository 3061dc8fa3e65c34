import Stack from '@mui/material/Stack';
import type { FieldFault } from '../../../api/contract';
import { withChanged, withMoved } from './draft-places';
import { RowButtons } from './RowButtons';
import { TextAt } from './TextAt';

interface TitleRowProps<Entry extends { readonly title: string }> {
  /** The place of the list in the draft: `parts.0.clauses`. */
  readonly at: string;
  readonly label: string;
  readonly list: readonly Entry[];
  readonly index: number;
  readonly faults: readonly FieldFault[];
  readonly disabled: boolean;
  readonly onChange: (list: Entry[]) => void;
  /** The entry stands at another place of the list now. */
  readonly onMoved?: (index: number) => void;
}

/** The title of an entry of a list, with the buttons that move it or take it out. */
export function TitleRow<Entry extends { readonly title: string }>({
  at,
  label,
  list,
  index,
  faults,
  disabled,
  onChange,
  onMoved,
}: TitleRowProps<Entry>) {
  const title = list[index]?.title ?? '';
  // an entry with another title is an entry
  const retitled = (next: string) => withChanged<{ readonly title: string }>(list, index, { title: next }) as Entry[];
  return (
    <Stack direction="row" sx={{ gap: 1, alignItems: 'flex-start' }}>
      <TextAt
        path={`${at}.${index}.title`}
        label={label}
        value={title}
        onChange={(next) => onChange(retitled(next))}
        {...{ faults, disabled }}
      />
      <RowButtons
        name={title}
        count={list.length}
        {...{ index, disabled }}
        onMove={(by) => {
          onChange(withMoved(list, index, by));
          onMoved?.(index + by);
        }}
        onRemove={() => onChange(list.filter((_, place) => place !== index))}
      />
    </Stack>
  );
}
