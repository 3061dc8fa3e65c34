import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { ExchangedDocument } from '../../../api/contract';
import { address } from '../api/client';
import { HashText } from '../forms/values/HashText';
import { sizeText } from '../forms/values/size-text';

/** The documents of a case of another platform: those that have arrived can be opened. */
export function ExchangedDocuments({ documents }: { readonly documents: readonly ExchangedDocument[] }) {
  const translate = useTranslate();
  return (
    <Card sx={{ p: 2 }}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {translate('exchanged.documents')}
      </Typography>
      {documents.length === 0 && <Typography variant="body2">{translate('exchanged.noDocuments')}</Typography>}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {documents.map(({ id, name, size, have, sha256, completedAt }) => (
          <Box component="li" key={id} sx={{ py: 0.75, overflowWrap: 'anywhere' }}>
            {completedAt === undefined ? (
              name
            ) : (
              <Link href={address(`/public/exchanged-documents/${id}/content`, { download: '1' })}>{name}</Link>
            )}
            <Typography variant="body2" color="textSecondary">
              {completedAt === undefined
                ? translate('exchanged.arriving', { have: sizeText(have), size: sizeText(size) })
                : sizeText(size)}
              {' · '}
              <HashText hash={sha256} />
            </Typography>
          </Box>
        ))}
      </Box>
    </Card>
  );
}
