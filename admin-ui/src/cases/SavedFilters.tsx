import BookmarkIcon from '@mui/icons-material/BookmarkBorderOutlined';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import Button from '@mui/material/Button';
import Divider from '@mui/material/Divider';
import IconButton from '@mui/material/IconButton';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { useListContext, useStore, useTranslate } from 'react-admin';
import { useFilter } from '../look/use-filter';
import { SaveFilterDialog } from './SaveFilterDialog';

interface SavedFilter {
  readonly name: string;
  readonly filter: Readonly<Record<string, unknown>>;
}

/** Filters that were given a name, kept in this browser. */
export function SavedFilters() {
  const translate = useTranslate();
  const list = useListContext();
  const filters = list.filterValues as SavedFilter['filter']; // set by our chips only
  const { isSet } = useFilter();
  const [saved, setSaved] = useStore<readonly SavedFilter[]>('cases.saved', []);
  const [anchor, setAnchor] = useState<HTMLElement>();
  const [isNaming, setNaming] = useState(false);

  const close = () => setAnchor(undefined);
  const remove = (name: string) => setSaved(saved.filter((each) => each.name !== name));
  return (
    <>
      <Button
        startIcon={<BookmarkIcon />}
        aria-haspopup="menu"
        aria-expanded={anchor !== undefined}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {translate('cases.saved')}
      </Button>
      <Menu anchorEl={anchor ?? null} open={anchor !== undefined} onClose={close}>
        {saved.map(({ name, filter }) => (
          <MenuItem
            key={name}
            onClick={() => {
              close();
              list.setFilters({ ...filter }, {}, false);
            }}
            onKeyDown={(event) => {
              if (event.key === 'Delete') remove(name);
            }}
          >
            <ListItemText primary={name} />
            <IconButton
              size="small"
              tabIndex={-1}
              aria-label={translate('ra.saved_queries.remove_label_with_name', { name })}
              onClick={(event) => {
                event.stopPropagation();
                remove(name);
              }}
              sx={{ ml: 2 }}
            >
              <DeleteIcon fontSize="small" />
            </IconButton>
          </MenuItem>
        ))}
        {saved.length > 0 && <Divider />}
        <MenuItem
          disabled={!isSet}
          onClick={() => {
            close();
            setNaming(true);
          }}
        >
          <ListItemText
            primary={translate('ra.saved_queries.new_label')}
            {...(!isSet && { secondary: translate('ra.saved_queries.help') })}
          />
        </MenuItem>
      </Menu>
      {isNaming && (
        <SaveFilterDialog
          onClose={() => setNaming(false)}
          onSave={(name) => {
            setNaming(false);
            setSaved([...saved.filter((each) => each.name !== name), { name, filter: filters }]);
          }}
        />
      )}
    </>
  );
}
