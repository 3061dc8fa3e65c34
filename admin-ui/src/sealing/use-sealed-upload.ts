import { useEffect, useRef } from 'react';
import type { DocumentRef } from '../../../api/contract';
import { sealedField } from '../../../domain/sealing/sealed-field';
import { ProblemError } from '../api/client';
import { ownProblem } from '../api/problem-error';
import { fieldOf } from '../forms/uploads/upload-place';
import { useUpload } from '../forms/uploads/use-upload';

interface Waiting {
  readonly name: string;
  readonly arrived: (document: DocumentRef) => void;
  readonly failed: (error: unknown) => void;
}

const cancelled = (): ProblemError =>
  new ProblemError({
    ...ownProblem('Internal', 0, 'cancelled'),
    code: 'InvalidInput',
    message: { zh: '已取消上传，没有递交。', en: 'The upload was cancelled; nothing was handed in.' },
  });

/** Uploads a sealed file in parts, and tells its document; it can be paused, and goes on where it was left. */
export function useSealedUpload(caseId: string, action: string) {
  const waiting = useRef<Waiting | undefined>(undefined);
  // what arrived while one looked elsewhere
  const early = useRef<DocumentRef | undefined>(undefined);
  const { sendings, start } = useUpload(caseId, fieldOf(action, sealedField), (document) => {
    if (waiting.current) waiting.current.arrived(document);
    else early.current = document;
    waiting.current = undefined;
  });
  const isShown = useRef(false);

  useEffect(() => {
    const { current } = waiting;
    if (!current) return;
    const own = sendings.find(({ name, step }) => name === current.name && step !== 'left');
    const isGone = isShown.current && !own;
    isShown.current = own !== undefined;
    if (!isGone && !(own?.problem && !own.resume)) return;
    waiting.current = undefined;
    current.failed(own?.problem ? new ProblemError(own.problem) : cancelled());
  });

  const send = (file: File): Promise<DocumentRef> =>
    new Promise((arrived, failed) => {
      const known = early.current;
      if (known && known.name === file.name && known.size === file.size) return arrived(known);
      isShown.current = false;
      waiting.current = { name: file.name, arrived, failed };
      start([file]);
    });
  /** Another file takes the place of what was sent before: nothing of that counts any more. */
  const forget = (): void => {
    early.current = undefined;
    for (const { cancel } of sendings) cancel();
  };
  return { sendings, send, forget };
}
