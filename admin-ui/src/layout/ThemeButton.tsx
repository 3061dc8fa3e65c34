import DarkIcon from '@mui/icons-material/DarkModeOutlined';
import LightIcon from '@mui/icons-material/LightModeOutlined';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { useTheme as useMuiTheme } from '@mui/material/styles';
import { useTheme, useTranslate } from 'react-admin';

/** Switches between the console by day and by night. */
export function ThemeButton() {
  const translate = useTranslate();
  const [, setTheme] = useTheme();
  const isDark = useMuiTheme().palette.mode === 'dark';

  const label = translate('shell.theme');
  return (
    <Tooltip title={label}>
      <IconButton aria-label={label} aria-pressed={isDark} onClick={() => setTheme(isDark ? 'light' : 'dark')}>
        {isDark ? <LightIcon fontSize="small" /> : <DarkIcon fontSize="small" />}
      </IconButton>
    </Tooltip>
  );
}
