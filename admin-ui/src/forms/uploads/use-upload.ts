import { useEffect, useSyncExternalStore } from 'react';
import type { DocumentRef } from '../../../../api/contract';
import { useMe } from '../../api/use-me';
import { forgetRefused, onSendings, removeSending, sendingsAt, type Sending } from './sendings';
import { arrivedOf, discard, sendAtOnce, sendLarge } from './transfers';
import { placeOf } from './upload-place';
import { useLeftUploads } from './use-left-uploads';

/** Larger ones travel in parts. */
const largeFrom = 16 * 1024 * 1024;

/**
 * Uploads the documents of a field and tells how far each is; `onDone` gets what arrived. Large ones can be paused, and
 * go on after a lost connection or, once the same file is chosen again, after the page was closed.
 */
export function useUpload(caseId: string | undefined, field: string, onDone: (document: DocumentRef) => void) {
  const me = useMe();
  const left = useLeftUploads(caseId, field);
  const place = placeOf(me, caseId, field);
  const sendings = useSyncExternalStore(onSendings, () => sendingsAt(place));

  useEffect(() => {
    for (const { key, document } of sendings) {
      if (document && removeSending(place, key)) onDone(document);
    }
  });

  const shownLeft = left
    .filter(({ id }) => !sendings.some(({ key }) => key === id))
    .map((upload): Sending => ({
      key: upload.id,
      field,
      name: upload.name,
      size: upload.size,
      step: 'left',
      fraction: arrivedOf(upload),
      keptUntil: upload.expiresAt,
      cancel: () => void discard(place, upload.id),
    }));
  const start = (files: readonly File[]) => {
    const goal = { place, caseId, field };
    forgetRefused(place);
    for (const file of files) void (file.size > largeFrom ? sendLarge(goal, file, left) : sendAtOnce(goal, file));
  };
  return { sendings: [...sendings, ...shownLeft], start };
}
