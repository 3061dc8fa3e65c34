import ClearIcon from '@mui/icons-material/ClearOutlined';
import SearchIcon from '@mui/icons-material/SearchOutlined';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { useEffect, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';

interface Props {
  readonly label: string;
  readonly value: string;
  /** Called when the words have stood still for a moment. */
  readonly onChange: (value: string) => void;
}

/** Words to search a list by. */
export function SearchField({ label, value, onChange }: Props) {
  const translate = useTranslate();
  const [typed, setTyped] = useState<string>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const shown = typed ?? value;
  const send = (words: string) => {
    setTyped(undefined);
    onChange(words.trim());
  };
  return (
    <TextField
      placeholder={label}
      value={shown}
      onChange={(event) => {
        const words = event.target.value.slice(0, 100);
        setTyped(words);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => send(words), 350);
      }}
      sx={{ width: { xs: '100%', sm: 260 } }}
      slotProps={{
        htmlInput: { 'aria-label': label, type: 'search' },
        input: {
          sx: { '& input::-webkit-search-cancel-button': { display: 'none' } },
          startAdornment: (
            <InputAdornment position="start">
              <SearchIcon aria-hidden fontSize="small" />
            </InputAdornment>
          ),
          endAdornment: shown !== '' && (
            <IconButton
              size="small"
              edge="end"
              aria-label={translate('ra.action.clear_input_value')}
              onClick={() => send('')}
            >
              <ClearIcon fontSize="small" />
            </IconButton>
          ),
        },
      }}
    />
  );
}
