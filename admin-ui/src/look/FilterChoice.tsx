import ExpandIcon from '@mui/icons-material/ExpandMoreOutlined';
import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Popover from '@mui/material/Popover';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslate } from 'react-admin';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

interface Props {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

const mostInMenu = 12;

/** A filter as a chip: shows what is chosen, opens its choices, and can be taken away. */
export function FilterChoice({ label, choices, value, onChange }: Props) {
  const translate = useTranslate();
  const [anchor, setAnchor] = useState<HTMLElement>();

  const chosen = choices.find((choice) => choice.value === value);
  const isSet = value !== undefined && value !== '';
  const close = () => setAnchor(undefined);
  const choose = (next: string | undefined) => {
    close();
    onChange(next);
  };
  return (
    <>
      <Chip
        label={isSet ? `${label}: ${chosen?.label ?? value}` : label}
        variant={isSet ? 'filled' : 'outlined'}
        color={isSet ? 'primary' : 'default'}
        onClick={(event) => setAnchor(event.currentTarget)}
        aria-haspopup="dialog"
        aria-expanded={anchor !== undefined}
        {...(isSet
          ? { onDelete: () => choose(undefined) }
          : {
              onDelete: undefined,
              icon: <ExpandIcon aria-hidden sx={{ order: 2, ml: '-8px !important', mr: '6px !important' }} />,
            })}
      />
      {choices.length <= mostInMenu ? (
        <Menu anchorEl={anchor ?? null} open={anchor !== undefined} onClose={close}>
          {isSet && <MenuItem onClick={() => choose(undefined)}>{translate('shell.all')}</MenuItem>}
          {choices.map((choice) => (
            <MenuItem key={choice.value} selected={choice.value === value} onClick={() => choose(choice.value)}>
              <ListItemText primary={choice.label} />
            </MenuItem>
          ))}
        </Menu>
      ) : (
        <Popover
          anchorEl={anchor ?? null}
          open={anchor !== undefined}
          onClose={close}
          anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
          transitionDuration={0}
          slotProps={{ paper: { elevation: 8, sx: { overflow: 'visible' } } }}
        >
          <Box sx={{ p: 1.5, width: 280 }}>
            <Autocomplete
              open
              onClose={(_event, reason) => {
                if (reason === 'escape') close();
              }}
              slotProps={{ popper: { disablePortal: true, placement: 'bottom-start' } }}
              options={choices}
              value={chosen ?? null}
              onChange={(_event, choice) => choose(choice?.value)}
              isOptionEqualToValue={(one, other) => one.value === other.value}
              renderInput={(props) => <TextField {...props} autoFocus label={label} />}
            />
          </Box>
        </Popover>
      )}
    </>
  );
}
