import type { PaletteOptions, Theme } from '@mui/material/styles';
import { defaultDarkTheme, defaultLightTheme, type RaThemeOptions } from 'react-admin';

const fontFamily = [
  'system-ui',
  '-apple-system',
  '"Segoe UI"',
  'Roboto',
  '"PingFang SC"',
  '"Hiragino Sans GB"',
  '"Microsoft YaHei"',
  '"Noto Sans SC"',
  '"Noto Sans CJK SC"',
  '"Source Han Sans SC"',
  '"WenQuanYi Micro Hei"',
  'sans-serif',
].join(',');

const light: PaletteOptions = {
  mode: 'light',
  primary: { main: '#0b4a75', light: '#2d6f9e', dark: '#073453', contrastText: '#ffffff' },
  secondary: { main: '#0b4a75', contrastText: '#ffffff' },
  error: { main: '#b3261e' },
  warning: { main: '#8a5300' },
  success: { main: '#1a6b3c' },
  info: { main: '#1f5f8b' },
  background: { default: '#f5f7f9', paper: '#ffffff' },
  text: { primary: '#17202a', secondary: '#4d5b69' },
  divider: '#dfe5ea',
};

const dark: PaletteOptions = {
  mode: 'dark',
  primary: { main: '#8ec4ec', light: '#b6daf4', dark: '#5f9fcd', contrastText: '#06202f' },
  secondary: { main: '#8ec4ec', contrastText: '#06202f' },
  error: { main: '#ffb0a8', light: '#f2877c' },
  warning: { main: '#f3c06b' },
  success: { main: '#86d4a3' },
  info: { main: '#97c9ec' },
  background: { default: '#10161c', paper: '#182129' },
  text: { primary: '#e6ebf0', secondary: '#aab6c2' },
  divider: '#2c3843',
};

const shape = (base: typeof defaultLightTheme, palette: PaletteOptions): RaThemeOptions => ({
  ...base,
  palette,
  shape: { borderRadius: 8 },
  typography: {
    fontFamily,
    h1: { fontSize: '1.5rem', fontWeight: 650, lineHeight: 1.35 },
    h2: { fontSize: '1.125rem', fontWeight: 650, lineHeight: 1.4 },
    h3: { fontSize: '1rem', fontWeight: 650, lineHeight: 1.4 },
    h4: { fontSize: '0.9375rem', fontWeight: 650, lineHeight: 1.4 },
    h6: { fontSize: '1rem', fontWeight: 650 },
    button: { textTransform: 'none', fontWeight: 600 },
    body2: { lineHeight: 1.55 },
  },
  components: {
    ...base.components,
    MuiCssBaseline: {
      styleOverrides: {
        body: { fontVariantNumeric: 'tabular-nums', overflowWrap: 'anywhere' },
        ':focus-visible': { outlineOffset: 2 },
        '@media print': { '.not-printed': { display: 'none !important' } },
        '@media (prefers-reduced-motion: reduce)': {
          // one that goes on for ever would otherwise not rest, but flicker
          '*, ::before, ::after': {
            animationDuration: '0.01ms !important',
            animationIterationCount: '1 !important',
            transitionDuration: '0.01ms !important',
          },
        },
      },
    },
    MuiButtonBase: { styleOverrides: { root: { fontFamily: 'inherit' } } },
    MuiToggleButton: {
      styleOverrides: { root: ({ theme }: { theme: Theme }) => ({ color: theme.palette.text.secondary }) },
    },
    MuiButton: { defaultProps: { disableElevation: true } },
    MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' } } },
    MuiCard: { defaultProps: { variant: 'outlined' } },
    MuiTextField: { defaultProps: { variant: 'outlined', size: 'small' } },
    MuiFormControl: { defaultProps: { variant: 'outlined', size: 'small' } },
    MuiTooltip: { defaultProps: { arrow: true, enterTouchDelay: 0 } },
    MuiLink: { defaultProps: { underline: 'hover' } },
    MuiChip: { styleOverrides: { root: { fontWeight: 500 } } },
    MuiBadge: { styleOverrides: { badge: { whiteSpace: 'nowrap', overflowWrap: 'normal' } } },
    MuiTab: { styleOverrides: { root: { minHeight: 44 } } },
    MuiTableCell: {
      styleOverrides: {
        // words stay whole where the table can be wider; figures always
        root: ({ theme }: { theme: Theme }) => ({
          borderBottomColor: theme.palette.divider,
          overflowWrap: 'break-word',
        }),
        head: { fontWeight: 600 },
        alignRight: { whiteSpace: 'nowrap' },
      },
    },
  },
});

/** The console by day: calm, dark blue as the one accent, every pair of colours at least 4.5 : 1. */
export const lightTheme = shape(defaultLightTheme, light);
/** The console by night. */
export const darkTheme = shape(defaultDarkTheme, dark);
