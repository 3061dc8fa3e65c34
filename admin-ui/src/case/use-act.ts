import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ActReceipt, OfferedAction, ProvenEntry } from '../../../api/contract';
import { newKey, ProblemError, request } from '../api/client';
import type { FormValues } from '../forms/form-setting';

/** What the API answered to an act or an entry. */
export type AnyReceipt =
  { readonly kind: 'act'; readonly receipt: ActReceipt } | { readonly kind: 'entry'; readonly receipt: ProvenEntry };

interface Sending {
  readonly form: FormValues;
  readonly about?: string | undefined;
  readonly lots: readonly string[];
}

/** Whether nobody knows if the request arrived: it may be sent again with the same key. */
const isUnsure = (error: unknown): boolean =>
  !(error instanceof ProblemError) || error.status === 0 || error.status >= 500;

/** Sends an act or an entry of a case, once however often it is pressed, and refreshes what it made stale. */
export function useAct(caseId: string, offered: OfferedAction) {
  const client = useQueryClient();
  const [key, setKey] = useState(newKey);
  const [seen, setSeen] = useState(offered.revision);
  const [receipt, setReceipt] = useState<AnyReceipt>();
  const base = `/cases/${encodeURIComponent(caseId)}`;
  const refresh = () =>
    Promise.all([['case', caseId], ['cases'], ['tasks']].map((queryKey) => client.invalidateQueries({ queryKey })));

  const send = async ({ form, about, lots }: Sending) => {
    const { action } = offered;
    try {
      if (offered.many) {
        const entry = await request<ProvenEntry>('POST', `${base}/entries`, { action, form, key });
        setReceipt({ kind: 'entry', receipt: entry });
      } else {
        const body = { action, form, key, seen, ...(about && { about }), ...(lots.length > 0 && { lots }) };
        setReceipt({ kind: 'act', receipt: await request<ActReceipt>('POST', `${base}/acts`, body) });
      }
    } catch (error) {
      if (!isUnsure(error)) setKey(newKey());
      if (error instanceof ProblemError && error.status === 409) void refresh();
      throw error;
    }
    void refresh();
  };
  return {
    send,
    receipt,
    /** Somebody acted since the form was opened. */
    hasChanged: seen !== offered.revision,
    /** The viewer has looked at the change and goes on. */
    accept: () => {
      setSeen(offered.revision);
      setKey(newKey());
    },
  };
}
