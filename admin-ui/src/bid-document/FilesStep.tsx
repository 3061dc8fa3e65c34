import { Alert, Box, Typography } from '@mui/material';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { sha256 } from '../../../domain/hash';
import type { BidderForm } from '../../../domain/tender-document/tender-package';
import { ChosenDocument } from '../forms/fields/ChosenDocument';
import { DropZone } from '../forms/fields/DropZone';
import { isFit } from '../forms/fields/fit-file';
import { sizeText } from '../forms/values/size-text';
import { hashFile } from './hash-file';
import type { ChosenFile } from './bid-draft';

interface FilesStepProps {
  readonly forms: readonly BidderForm[];
  readonly files: readonly ChosenFile[];
  readonly onChange: (change: (files: readonly ChosenFile[]) => readonly ChosenFile[]) => void;
}

/** The files that the tender document asks for, form by form. They stay on this machine. */
export function FilesStep({ forms, files, onChange }: FilesStepProps) {
  const t = useTranslate();
  const id = useId();
  const [refused, setRefused] = useState<readonly string[]>([]);
  const asked = forms.filter(({ kind }) => kind === 'files');
  const take = async (form: string, chosen: readonly File[]) => {
    const fit = await Promise.all(chosen.map((file) => isFit(file, undefined).catch(() => false)));
    setRefused(chosen.filter((_, index) => !fit[index]).map(({ name }) => name));
    const taken: ChosenFile[] = [];
    for (const file of chosen.filter((_, index) => fit[index])) {
      taken.push({ form, name: file.name, size: file.size, sha256: await hashFile(file), file });
    }
    onChange((before) => [...before, ...taken]);
  };
  if (asked.length === 0) return <Typography>{t('bid.files.none')}</Typography>;
  return (
    <Box sx={{ display: 'grid', gap: 2.5 }}>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('bid.files.lost')}
      </Typography>
      {refused.map((name) => (
        <Alert key={name} severity="error" onClose={() => setRefused(refused.filter((each) => each !== name))}>
          {t('bid.files.unfit', { name })}
        </Alert>
      ))}
      {asked.map((form) => (
        <Box key={form.key} component="section" aria-labelledby={`${id}-${form.key}`}>
          <Typography id={`${id}-${form.key}`} variant="h4" component="h5">
            {form.title}
            {!form.required && t('bid.forms.optional')}
          </Typography>
          <Typography id={`${id}-${form.key}-help`} variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
            {form.text}
          </Typography>
          {files
            .filter((one) => one.form === form.key)
            .map((one) => (
              <ChosenDocument
                key={sha256(`${one.name} ${one.sha256}`)}
                onRemove={() => onChange((before) => before.filter((each) => each !== one))}
              >
                {one.name} · {sizeText(one.size)}
              </ChosenDocument>
            ))}
          <DropZone
            id={`${id}-${form.key}-choose`}
            labelledBy={`${id}-${form.key}`}
            describedBy={`${id}-${form.key}-help`}
            many
            accept={undefined}
            onFiles={(chosen) => void take(form.key, chosen)}
          />
        </Box>
      ))}
    </Box>
  );
}
