import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { ContentMissing, type DocumentStore } from '../activities/ports/document-store';
import type { SealedValues } from '../database/given';
import { text, type Text } from '../definitions/language';
import type { CaseRows } from './case-rows';

async function hashOfContent(documents: DocumentStore, id: string): Promise<string | undefined> {
  try {
    const hash = createHash('sha256');
    await pipeline(await documents.read(id), hash);
    return hash.digest('hex');
  } catch (error) {
    if (error instanceof ContentMissing) return undefined;
    throw error;
  }
}

/** The documents that acts and entries name, and the others of the case, must lie in the store as they were handed in. */
export async function checkDocuments(
  { documents, sealed, sealings, entries }: CaseRows,
  store: DocumentStore,
): Promise<Text[]> {
  const findings: Text[] = [];
  const committed = new Map<string, string>();
  const named = [
    ...sealed.map(({ values }) => (values as unknown as SealedValues).documents ?? {}),
    ...entries.map((entry) => entry.documents),
    ...sealings.flatMap(({ opened }) => (opened?.kind === 'opened' ? [opened.documents] : [])),
  ];
  for (const each of named) for (const [id, sha256] of Object.entries(each)) committed.set(id, sha256);
  const rows = new Map(documents.map((row) => [row.id, row]));
  for (const id of new Set([...committed.keys(), ...rows.keys()])) {
    const row = rows.get(id);
    const name = row?.name ?? id;
    if (!row) findings.push(text(`文件 ${id} 的记录缺失。`, `The record of document ${id} is missing.`));
    const content = await hashOfContent(store, id);
    if (content === undefined) {
      findings.push(text(`文件“${name}”的内容缺失。`, `The content of the document “${name}” is missing.`));
    } else if (content !== (committed.get(id) ?? row?.sha256) || (row && row.sha256 !== content)) {
      findings.push(text(`文件“${name}”的内容与递交时不同。`, `The document “${name}” is not as it was handed in.`));
    }
  }
  return findings;
}
