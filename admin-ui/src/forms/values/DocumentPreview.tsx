import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Typography,
  useMediaQuery,
} from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import type { DocumentRef } from '../../../../api/contract';
import { HashText } from './HashText';
import { contentAddress, previewKind } from './preview-kind';
import { sizeText } from './size-text';

function TextContent({ id }: { readonly id: string }) {
  const t = useTranslate();
  const { data, isError } = useQuery({
    queryKey: ['documents', 'text', id],
    queryFn: async ({ signal }) => {
      const response = await fetch(contentAddress(id), { credentials: 'same-origin', signal });
      if (!response.ok) throw new Error(String(response.status));
      return response.text();
    },
    retry: false,
  });
  return (
    <Box component="pre" sx={{ m: 0, whiteSpace: 'pre-wrap', fontFamily: 'inherit' }}>
      {isError ? t('case.documents.unreadable') : (data ?? t('case.loading'))}
    </Box>
  );
}

/** Shows a PDF, image or text; anything else is offered for download. */
export function DocumentPreview({
  document,
  onClose,
}: {
  readonly document: DocumentRef;
  readonly onClose: () => void;
}) {
  const t = useTranslate();
  const isSmall = useMediaQuery('(max-width: 700px)');
  const kind = previewKind(document.type);
  const source = contentAddress(document.id);
  return (
    <Dialog
      open
      onClose={onClose}
      fullScreen={isSmall}
      fullWidth
      maxWidth="lg"
      aria-labelledby="document-preview-title"
    >
      <DialogTitle id="document-preview-title" component="h2" sx={{ overflowWrap: 'anywhere', pb: 0.5 }}>
        {document.name}
      </DialogTitle>
      <DialogContent sx={{ minHeight: 240 }}>
        <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
          {sizeText(document.size)} · SHA-256 <HashText hash={document.sha256} whole />
        </Typography>
        {kind === 'pdf' && (
          <Box
            component="iframe"
            src={source}
            title={document.name}
            sx={{ width: '100%', height: '68vh', border: 0 }}
          />
        )}
        {kind === 'image' && (
          <Box
            component="img"
            src={source}
            alt={document.name}
            sx={{ maxWidth: '100%', maxHeight: '68vh', display: 'block', mx: 'auto' }}
          />
        )}
        {kind === 'text' && <TextContent id={document.id} />}
        {!kind && <Typography>{t('case.documents.noPreview')}</Typography>}
      </DialogContent>
      <DialogActions>
        <Button href={contentAddress(document.id, true)}>{t('case.documents.download')}</Button>
        <Button onClick={onClose} autoFocus>
          {t('case.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
