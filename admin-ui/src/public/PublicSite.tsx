import CssBaseline from '@mui/material/CssBaseline';
import { AdminContext, Notification, type localStorageStore } from 'react-admin';
import { queryClient } from '../api/query-client';
import { dataProvider } from '../data-provider';
import { i18nProvider } from '../i18n/i18n-provider';
import { darkTheme, lightTheme } from '../look/theme';
import { PublicFrame } from './PublicFrame';

/** The pages that everybody may read: without an auth provider, so that nobody is asked who they are. */
export function PublicSite({ store }: { readonly store: ReturnType<typeof localStorageStore> }) {
  return (
    <AdminContext
      dataProvider={dataProvider}
      i18nProvider={i18nProvider}
      queryClient={queryClient}
      store={store}
      lightTheme={lightTheme}
      darkTheme={darkTheme}
    >
      <CssBaseline />
      <PublicFrame />
      <Notification />
    </AdminContext>
  );
}
