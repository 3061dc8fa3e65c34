import { MenuItem, TextField } from '@mui/material';
import { useId } from 'react';
import { useTranslate } from 'react-admin';
import type { BidderField } from '../../../domain/tender-document/tender-package';
import { DayField } from '../look/DayField';

interface FieldBoxProps {
  readonly field: BidderField;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const modes = { number: 'decimal', amount: 'decimal' } as const;

const of = <T,>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

/** One field of a form for bidders. What is wrong with it is said when the bid document is checked. */
export function FieldBox({ field: { title, type, required, options = [] }, value, onChange }: FieldBoxProps) {
  const t = useTranslate();
  const id = useId();
  const choices =
    type === 'yesNo'
      ? [
          ['yes', t('bid.forms.yes')],
          ['no', t('bid.forms.no')],
        ]
      : options.map((option) => [option, option]);
  const label = required ? title : `${title}${t('bid.forms.optional')}`;
  if (type === 'date') {
    return <DayField {...{ id, label, value, onChange }} />;
  }
  const isChoice = type === 'choice' || type === 'yesNo';
  return (
    <TextField
      id={id}
      label={label}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      select={isChoice}
      multiline={type === 'longText'}
      fullWidth
      size="small"
      sx={type === 'longText' ? { gridColumn: '1 / -1' } : {}}
      slotProps={{
        htmlInput: { inputMode: of(modes, type) },
      }}
    >
      {isChoice && [
        <MenuItem key="" value="">
          —
        </MenuItem>,
        ...choices.map(([key, said]) => (
          <MenuItem key={key} value={key}>
            {said}
          </MenuItem>
        )),
      ]}
    </TextField>
  );
}
