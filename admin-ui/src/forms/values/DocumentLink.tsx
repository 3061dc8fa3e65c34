import { Box, Link, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { DocumentPreview } from './DocumentPreview';
import { HashText } from './HashText';
import { sizeText } from './size-text';
import { useDocument } from './use-directory';

/** A document by its id: its name opens the preview. */
export function DocumentLink({ id }: { readonly id: string }) {
  const t = useTranslate();
  const document = useDocument(id);
  const [open, setOpen] = useState(false);
  if (document === undefined) return <Typography component="span">{t('case.loading')}</Typography>;
  if (document === null) return <Typography component="span">{t('case.documents.notVisible')}</Typography>;
  return (
    <Box component="span">
      <Link
        component="button"
        type="button"
        onClick={() => setOpen(true)}
        sx={{ textAlign: 'left', overflowWrap: 'anywhere' }}
      >
        {document.name}
      </Link>
      <Typography component="span" variant="body2" sx={{ color: 'text.secondary', ml: 1 }}>
        {sizeText(document.size)} · <HashText hash={document.sha256} />
      </Typography>
      {open && <DocumentPreview document={document} onClose={() => setOpen(false)} />}
    </Box>
  );
}
