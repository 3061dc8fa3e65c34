import type { DefinitionSummary } from '../../../api/contract';

/** The versions of one process in one jurisdiction, the newest first. */
export interface ProcessFamily {
  readonly key: string;
  readonly newest: DefinitionSummary;
  readonly versions: readonly DefinitionSummary[];
}

/** Definitions by process and jurisdiction; the law at home comes first. */
export function processFamilies(definitions: readonly DefinitionSummary[]): readonly ProcessFamily[] {
  const families = new Map<string, DefinitionSummary[]>();
  for (const one of definitions) {
    const key = `${one.process} ${one.jurisdiction}`;
    families.set(key, [...(families.get(key) ?? []), one]);
  }
  return [...families]
    .flatMap(([key, found]) => {
      const versions = [...found].sort((a, b) => (a.publishedAt < b.publishedAt ? 1 : -1));
      const newest = versions.find(({ current }) => current) ?? versions[0];
      return newest ? [{ key, newest, versions }] : [];
    })
    .sort((a, b) => Number(b.newest.jurisdiction === 'CN') - Number(a.newest.jurisdiction === 'CN'));
}
