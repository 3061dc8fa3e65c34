import UploadFileIcon from '@mui/icons-material/UploadFile';
import { Box, Button, Typography } from '@mui/material';
import { useRef, useState, type DragEvent } from 'react';
import { useTranslate } from 'react-admin';

interface DropZoneProps {
  readonly id: string;
  readonly labelledBy: string;
  readonly describedBy: string;
  readonly many: boolean;
  readonly accept: readonly string[] | undefined;
  readonly onFiles: (files: readonly File[]) => void;
}

/** Takes files by drag and drop, or by the button. */
export function DropZone({ id, labelledBy, describedBy, many, accept, onFiles }: DropZoneProps) {
  const t = useTranslate();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) =>
    files && files.length > 0 && onFiles(many ? [...files] : [...files].slice(0, 1));
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <Box
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
      sx={{
        border: '1.5px dashed',
        borderColor: over ? 'primary.main' : 'divider',
        bgcolor: over ? 'action.hover' : 'transparent',
        borderRadius: 1,
        px: 2,
        py: 1.5,
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1.5,
      }}
    >
      <Button
        id={id}
        variant="outlined"
        size="small"
        startIcon={<UploadFileIcon />}
        aria-labelledby={`${labelledBy} ${id}`}
        aria-describedby={describedBy}
        onClick={() => input.current?.click()}
      >
        {t(many ? 'form.document.chooseMany' : 'form.document.choose')}
      </Button>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {accept ? t('form.document.dropTypes', { types: accept.join(', ') }) : t('form.document.drop')}
      </Typography>
      <input
        ref={input}
        type="file"
        hidden
        multiple={many}
        accept={accept?.join(',')}
        onChange={(event) => {
          take(event.target.files);
          event.target.value = '';
        }}
      />
    </Box>
  );
}
