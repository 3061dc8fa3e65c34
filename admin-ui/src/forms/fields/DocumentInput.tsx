import { Stack, Typography } from '@mui/material';
import { useEffect, useRef } from 'react';
import { useTranslate } from 'react-admin';
import { useFormSetting, type InputProps } from '../form-setting';
import { useField } from '../use-field';
import { fieldOf } from '../uploads/upload-place';
import { useUpload } from '../uploads/use-upload';
import { DocumentLink } from '../values/DocumentLink';
import { ChosenDocument } from './ChosenDocument';
import { DropZone } from './DropZone';
import { UploadRow } from './UploadRow';

/** One document or several: sent at once, named with its hash, shown on demand. */
export function DocumentInput({ path, field }: InputProps<'document'>) {
  const t = useTranslate();
  const { caseId, draft } = useFormSetting();
  const { value, change, leave, ids, fault } = useField<string | readonly string[]>(path);
  const many = !!field.many;
  const chosen: readonly string[] = value === undefined ? [] : typeof value === 'string' ? [value] : value;
  // several uploads may end before the next drawing
  const latest = useRef(chosen);
  useEffect(() => {
    latest.current = chosen;
  });
  const put = (documents: readonly string[]) => {
    latest.current = documents;
    change(documents.length === 0 ? undefined : many ? documents : documents[0]);
    leave();
  };
  const { sendings, start } = useUpload(caseId, fieldOf(draft.action, path), ({ id }) =>
    put(many ? [...latest.current, id] : [id]),
  );
  // what only the platform makes cannot be uploaded
  const isMade = field.composed === 'package';
  const isFree =
    !isMade && (many || (chosen.length === 0 && sendings.every(({ step }) => step === 'failed' || step === 'left')));
  return (
    <Stack spacing={1} sx={{ maxWidth: 720 }}>
      {chosen.map((id) => (
        <ChosenDocument key={id} onRemove={() => put(chosen.filter((each) => each !== id))}>
          <DocumentLink id={id} />
        </ChosenDocument>
      ))}
      {sendings.map((each) => (
        <UploadRow key={each.key} sending={each} />
      ))}
      {isMade && chosen.length === 0 && (
        <Typography id={ids.input} variant="body2" sx={{ color: 'text.secondary' }}>
          {t('tender.packageNone')}
        </Typography>
      )}
      {isFree && (
        <DropZone
          id={ids.input}
          labelledBy={ids.label}
          describedBy={fault ? `${ids.fault} ${ids.help}` : ids.help}
          many={many}
          accept={field.accept}
          onFiles={start}
        />
      )}
    </Stack>
  );
}
