import ColumnsIcon from '@mui/icons-material/ViewColumnOutlined';
import Checkbox from '@mui/material/Checkbox';
import IconButton from '@mui/material/IconButton';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Tooltip from '@mui/material/Tooltip';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { caseColumns, useCaseColumns } from './use-case-columns';

/** Which columns the list shows, where there is room for columns. */
export function ColumnChoice() {
  const translate = useTranslate();
  const [columns, setColumns] = useCaseColumns();
  const [anchor, setAnchor] = useState<HTMLElement>();
  const label = translate('cases.columns');
  return (
    <>
      <Tooltip title={label}>
        <IconButton
          aria-label={label}
          aria-haspopup="menu"
          onClick={(event) => setAnchor(event.currentTarget)}
          sx={{ display: { xs: 'none', sm: 'inline-flex' } }}
        >
          <ColumnsIcon fontSize="small" />
        </IconButton>
      </Tooltip>
      <Menu anchorEl={anchor ?? null} open={anchor !== undefined} onClose={() => setAnchor(undefined)}>
        {caseColumns.map((name) => {
          const isShown = columns.includes(name);
          return (
            <MenuItem
              key={name}
              role="menuitemcheckbox"
              aria-checked={isShown}
              onClick={() => setColumns(caseColumns.filter((each) => columns.includes(each) !== (each === name)))}
            >
              <Checkbox checked={isShown} tabIndex={-1} disableRipple size="small" aria-hidden sx={{ p: 0, mr: 1 }} />
              <ListItemText primary={translate(`cases.${name}`)} />
            </MenuItem>
          );
        })}
      </Menu>
    </>
  );
}
