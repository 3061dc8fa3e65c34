import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { Audit } from '../../../api/contract';
import { Instant } from '../look/Instant';
import { PagedList } from '../look/PagedList';
import { What, Who } from './AuditRows';
import { useAudit } from './use-audit';

/** What was done to an account or a body, newest first. */
export function RecordCard({ path }: { readonly path: string }) {
  const translate = useTranslate();
  const list = useAudit(path, { limit: 10 });
  return (
    <Card component="section" sx={{ p: 2.5, maxWidth: 720 }} aria-labelledby="record-title">
      <Typography variant="h2" id="record-title">
        {translate('record.title')}
      </Typography>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1.5 }}>
        {translate('record.help')}
      </Typography>
      <PagedList list={list} empty={translate('record.empty')}>
        {(items) => (
          <Box component="ul" sx={{ p: 0, m: 0, listStyle: 'none' }}>
            {items.map((row) => (
              <RecordRow key={row.id} row={row} />
            ))}
          </Box>
        )}
      </PagedList>
    </Card>
  );
}

function RecordRow({ row }: { readonly row: Audit }) {
  return (
    <Box component="li" sx={{ py: 1, borderTop: 1, borderColor: 'divider', fontSize: '0.875rem' }}>
      <What row={row} />
      <Typography variant="body2" color="textSecondary" component="div">
        <Instant at={row.at} style="second" /> <Who row={row} />
      </Typography>
    </Box>
  );
}
