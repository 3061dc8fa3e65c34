import TextField from '@mui/material/TextField';
import type { FieldFault } from '../../../api/contract';
import { useText } from '../i18n/use-text';
import { inputId } from './draft-places';

export interface TextAtProps {
  /** The place in the draft: `parts.0.clauses.2.text`. */
  readonly path: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly faults: readonly FieldFault[];
  readonly help?: string | undefined;
  readonly disabled?: boolean;
  readonly rows?: number;
}

/** A text of the draft, with what is wrong at its place. */
export function TextAt({ path, label, value, onChange, faults, help, disabled = false, rows }: TextAtProps) {
  const text = useText();
  const fault = faults.find((one) => one.path === path);
  // nobody has done wrong who has not come to it yet: the sections and the check say what is missing
  const isWrong = fault !== undefined && value.trim() !== '';
  return (
    <TextField
      id={inputId(path)}
      label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      error={isWrong}
      helperText={fault && (isWrong || help === undefined) ? text(fault.message) : help}
      disabled={disabled}
      variant="outlined"
      size="small"
      fullWidth
      {...(rows !== undefined && { multiline: true, minRows: rows, maxRows: 24 })}
    />
  );
}
