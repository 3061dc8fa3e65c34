import Box from '@mui/material/Box';
import type { Notice } from '../../../api/contract';
import { useText } from '../i18n/use-text';
import { NoticeValue } from './NoticeValue';

/** The fields of a notice, name above value on phones and beside it otherwise. */
export function NoticeFields({ fields }: { readonly fields: Notice['fields'] }) {
  const text = useText();
  return (
    <Box component="dl" sx={{ my: 3, borderTop: 1, borderColor: 'divider' }}>
      {fields.map((field) => (
        <Box
          key={field.path}
          sx={{
            display: 'grid',
            gridTemplateColumns: { xs: '1fr', sm: '220px minmax(0, 1fr)' },
            columnGap: 2,
            py: 1.25,
            borderBottom: 1,
            borderColor: 'divider',
          }}
        >
          <Box component="dt" sx={{ color: 'text.secondary' }}>
            {text(field.title)}
          </Box>
          <Box component="dd" sx={{ m: 0, whiteSpace: 'pre-wrap' }}>
            <NoticeValue field={field} />
          </Box>
        </Box>
      ))}
    </Box>
  );
}
