import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { DocumentRef, Problem } from '../../../api/contract';
import { problemOf, upload } from '../api/client';

/** A document on its way. */
export interface Upload {
  readonly key: string;
  readonly name: string;
  readonly size: number;
  readonly fraction: number;
  readonly problem?: Problem;
  readonly cancel: () => void;
}

let count = 0;

/** Uploads documents and tells how far each is; `onDone` gets what arrived. */
export function useUpload(caseId: string | undefined, onDone: (document: DocumentRef) => void) {
  const client = useQueryClient();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const remove = (key: string) => setUploads((all) => all.filter((each) => each.key !== key));
  const update = (key: string, change: Partial<Upload>) =>
    setUploads((all) => all.map((each) => (each.key === key ? { ...each, ...change } : each)));

  const start = async (file: File) => {
    const key = `upload-${(count += 1)}`;
    const controller = new AbortController();
    const cancel = () => {
      controller.abort();
      remove(key);
    };
    setUploads((all) => [...all, { key, name: file.name, size: file.size, fraction: 0, cancel }]);
    try {
      const onProgress = (fraction: number) => update(key, { fraction });
      const document = await upload(file, { caseId, onProgress, signal: controller.signal });
      client.setQueryData(['documents', 'one', document.id], document);
      onDone(document);
      remove(key);
    } catch (error) {
      if (!controller.signal.aborted) update(key, { problem: problemOf(error) });
    }
  };
  return { uploads, start };
}
