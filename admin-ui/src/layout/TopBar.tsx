import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import { ActingSwitch } from './ActingSwitch';
import { LanguageButton } from './LanguageButton';
import { NotificationBell } from './NotificationBell';
import { SearchButton } from './SearchButton';
import { ServerClock } from './ServerClock';
import { ThemeButton } from './ThemeButton';
import { UserMenu } from './UserMenu';

interface Props {
  readonly isPhone: boolean;
  readonly isWide: boolean;
  readonly onSearch: () => void;
}

/** The top bar: search, clock, language, theme, notifications, who one acts as, account. */
export function TopBar({ isPhone, isWide, onSearch }: Props) {
  return (
    <Box
      component="header"
      sx={{
        position: 'sticky',
        top: 0,
        zIndex: 'appBar',
        bgcolor: 'background.paper',
        borderBottom: 1,
        borderColor: 'divider',
        height: 60,
        px: { xs: 1, sm: 2 },
        display: 'flex',
        alignItems: 'center',
        gap: 1,
      }}
    >
      <SearchButton onOpen={onSearch} />
      <Box sx={{ flex: 1 }} />
      {isWide && <ServerClock />}
      <Stack direction="row" sx={{ alignItems: 'center', gap: 0.5 }}>
        {!isPhone && <LanguageButton />}
        {!isPhone && <ThemeButton />}
        <NotificationBell />
        {!isPhone && <ActingSwitch />}
        <UserMenu />
      </Stack>
    </Box>
  );
}
