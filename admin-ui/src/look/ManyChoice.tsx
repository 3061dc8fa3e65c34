import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import type { Choice } from './FilterChoice';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly help?: string;
  readonly choices: readonly Choice[];
  readonly value: readonly string[];
  readonly fault?: string | undefined;
  readonly isReadOnly?: boolean;
  readonly onChange: (value: readonly string[]) => void;
}

/** Chooses several of many. */
export function ManyChoice({ id, label, help, choices, value, fault, isReadOnly = false, onChange }: Props) {
  return (
    <Autocomplete
      multiple
      id={id}
      disabled={isReadOnly}
      disableCloseOnSelect
      options={choices}
      value={choices.filter((choice) => value.includes(choice.value))}
      onChange={(_event, chosen) => onChange(chosen.map((choice) => choice.value))}
      isOptionEqualToValue={(one, other) => one.value === other.value}
      renderInput={(props) => (
        <TextField {...props} label={label} error={fault !== undefined} helperText={fault ?? help} />
      )}
    />
  );
}
