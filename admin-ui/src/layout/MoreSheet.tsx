import Box from '@mui/material/Box';
import Divider from '@mui/material/Divider';
import Drawer from '@mui/material/Drawer';
import Stack from '@mui/material/Stack';
import { useTranslate } from 'react-admin';
import { ActingSwitch } from './ActingSwitch';
import { LanguageButton } from './LanguageButton';
import { RailList } from './RailList';
import { ServerClock } from './ServerClock';
import { ThemeButton } from './ThemeButton';

interface Props {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly without: readonly string[];
}

/** What a phone has no room for: the other pages, who one acts as, language, theme and clock. */
export function MoreSheet({ isOpen, onClose, without }: Props) {
  const translate = useTranslate();
  return (
    <Drawer
      anchor="bottom"
      open={isOpen}
      onClose={onClose}
      slotProps={{
        paper: { 'aria-label': translate('shell.more'), sx: { borderRadius: '14px 14px 0 0', maxHeight: '85dvh' } },
      }}
    >
      <Box sx={{ p: 2 }}>
        <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center', mb: 1 }}>
          <ServerClock />
          <Stack direction="row">
            <LanguageButton />
            <ThemeButton />
          </Stack>
        </Stack>
        <ActingSwitch wide />
        <Divider sx={{ my: 1 }} />
        <RailList without={without} onGo={onClose} />
      </Box>
    </Drawer>
  );
}
