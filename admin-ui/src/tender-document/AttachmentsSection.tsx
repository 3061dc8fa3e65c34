import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useEffect, useId, useRef } from 'react';
import { useTranslate } from 'react-admin';
import type { DocumentRef } from '../../../api/contract';
import { ChosenDocument } from '../forms/fields/ChosenDocument';
import { DropZone } from '../forms/fields/DropZone';
import { UploadRow } from '../forms/fields/UploadRow';
import { fieldOf } from '../forms/uploads/upload-place';
import { useUpload } from '../forms/uploads/use-upload';
import { DocumentLink } from '../forms/values/DocumentLink';
import { inputId } from './draft-places';
import type { SectionProps } from './section-props';

interface AttachmentsSectionProps extends SectionProps<'attachments'> {
  readonly caseId: string;
  readonly attachments: readonly DocumentRef[];
}

/** Documents that belong to the tender document: drawings, standards, models of contracts. */
export function AttachmentsSection({ draft, caseId, attachments, disabled, onChange }: AttachmentsSectionProps) {
  const t = useTranslate();
  const label = useId();
  const help = useId();
  const ids = draft.attachments;
  // several uploads may end before the next drawing
  const latest = useRef(ids);
  useEffect(() => {
    latest.current = ids;
  });
  const put = (next: string[]) => {
    latest.current = next;
    onChange({ attachments: next });
  };
  const { sendings, start } = useUpload(caseId, fieldOf('tenderDocument', 'attachments'), ({ id }) =>
    put([...latest.current, id]),
  );
  return (
    <Stack spacing={1.5} id={inputId('attachments')} tabIndex={-1} sx={{ maxWidth: 720 }}>
      <Typography id={help} variant="body2" color="textSecondary">
        {t('tender.attachmentsHelp')}
      </Typography>
      {ids.map((id) =>
        disabled ? (
          <DocumentLink key={id} id={id} />
        ) : (
          <ChosenDocument key={id} onRemove={() => put(ids.filter((each) => each !== id))}>
            <OwnLink id={id} known={attachments.find((one) => one.id === id)} />
          </ChosenDocument>
        ),
      )}
      {sendings.map((each) => (
        <UploadRow key={each.key} sending={each} />
      ))}
      {!disabled && (
        <>
          <Typography id={label} sx={{ fontWeight: 600 }}>
            {t('tender.addAttachments')}
          </Typography>
          <DropZone
            id={`${label}-file`}
            labelledBy={label}
            describedBy={help}
            many
            accept={undefined}
            onFiles={start}
          />
        </>
      )}
      {ids.length === 0 && <Typography color="textSecondary">{t('tender.noAttachments')}</Typography>}
    </Stack>
  );
}

/** What the other body has uploaded is named, and can be opened once the tender document is handed in. */
function OwnLink({ id, known }: { readonly id: string; readonly known: DocumentRef | undefined }) {
  return known ? <Typography>{known.name}</Typography> : <DocumentLink id={id} />;
}
