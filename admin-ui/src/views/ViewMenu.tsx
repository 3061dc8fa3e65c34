import BookmarkIcon from '@mui/icons-material/BookmarkBorderOutlined';
import StarIcon from '@mui/icons-material/StarOutlined';
import Button from '@mui/material/Button';
import Divider from '@mui/material/Divider';
import ListItemIcon from '@mui/material/ListItemIcon';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { View, ViewContent } from '../../../api/contract';
import { ManageViews } from './ManageViews';
import { SaveViewDialog } from './SaveViewDialog';
import { useDefaultView } from './use-default-view';
import { useViews } from './use-views';

interface Props {
  readonly list: View['list'];
  /** How the list is looked at now. */
  readonly content: ViewContent;
  readonly onApply: (content: ViewContent) => void;
}

/** Views of a list by name: used with one press, saved, shared and managed. */
export function ViewMenu({ list, content, onApply }: Props) {
  const translate = useTranslate();
  const { data: views = [] } = useViews(list);
  const [anchor, setAnchor] = useState<HTMLElement>();
  const [open, setOpen] = useState<'save' | 'manage'>();
  useDefaultView(views, onApply);

  const close = () => setAnchor(undefined);
  const whoseIs = ({ isMine, owner, shared }: View) =>
    isMine
      ? shared === 'nobody'
        ? undefined
        : translate(`views.sharedAs.${shared}`)
      : translate('views.by', { name: owner.name });
  return (
    <>
      <Button
        startIcon={<BookmarkIcon />}
        aria-haspopup="menu"
        aria-expanded={anchor !== undefined}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {translate('views.title')}
      </Button>
      <Menu anchorEl={anchor ?? null} open={anchor !== undefined} onClose={close}>
        {views.map((view) => (
          <MenuItem
            key={view.id}
            onClick={() => {
              close();
              onApply(view.content);
            }}
          >
            <ListItemText primary={view.name} secondary={whoseIs(view)} />
            {view.isDefault && (
              <ListItemIcon sx={{ minWidth: 0, ml: 2 }}>
                <StarIcon fontSize="small" titleAccess={translate('views.isDefault')} />
              </ListItemIcon>
            )}
          </MenuItem>
        ))}
        {views.length > 0 && <Divider />}
        <MenuItem
          onClick={() => {
            close();
            setOpen('save');
          }}
        >
          {translate('views.save')}
        </MenuItem>
        {views.length > 0 && (
          <MenuItem
            onClick={() => {
              close();
              setOpen('manage');
            }}
          >
            {translate('views.manage')}
          </MenuItem>
        )}
      </Menu>
      {open === 'save' && <SaveViewDialog list={list} content={content} onClose={() => setOpen(undefined)} />}
      {open === 'manage' && (
        <ManageViews list={list} views={views} content={content} onClose={() => setOpen(undefined)} />
      )}
    </>
  );
}
