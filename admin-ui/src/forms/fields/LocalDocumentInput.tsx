import { Alert, Stack } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { InputProps } from '../form-setting';
import { isLocalFile, nameLocalFile } from '../local-files';
import { useField } from '../use-field';
import { LocalFileName } from '../values/LocalFileName';
import { ChosenDocument } from './ChosenDocument';
import { DropZone } from './DropZone';
import { isFit } from './fit-file';

/** One document or several that stay on this machine: the form names them, nothing is sent. */
export function LocalDocumentInput({ path, field }: InputProps<'document'>) {
  const t = useTranslate();
  const { value, change, leave, ids, fault } = useField<string | readonly string[]>(path);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const many = !!field.many;
  const chosen = [value ?? []].flat().filter(isLocalFile);
  const put = (documents: readonly string[]) => {
    change(documents.length === 0 ? undefined : many ? documents : documents[0]);
    leave();
  };
  const take = async (files: readonly File[]) => {
    const fit = await Promise.all(files.map((file) => isFit(file, field.accept).catch(() => false)));
    setRefused(files.filter((_, index) => !fit[index]).map(({ name }) => name));
    const taken = files.filter((_, index) => fit[index]).map(nameLocalFile);
    if (taken.length > 0) put(many ? [...chosen, ...taken] : taken);
  };
  return (
    <Stack spacing={1} sx={{ maxWidth: 720 }}>
      {chosen.map((id) => (
        <ChosenDocument key={id} onRemove={() => put(chosen.filter((each) => each !== id))}>
          <LocalFileName id={id} />
        </ChosenDocument>
      ))}
      {refused.map((name) => (
        <Alert key={name} severity="error" onClose={() => setRefused(refused.filter((each) => each !== name))}>
          {t('form.document.unfit', { name })}
        </Alert>
      ))}
      {(many || chosen.length === 0) && (
        <DropZone
          id={ids.input}
          labelledBy={ids.label}
          describedBy={fault ? `${ids.fault} ${ids.help}` : ids.help}
          many={many}
          accept={field.accept}
          onFiles={(files) => void take(files)}
        />
      )}
    </Stack>
  );
}
