import type { PublicTender } from '../../../api/contract';

export type ListedNotice = PublicTender['notices'][number];

/** The notices that correct this one, one after the other in time. */
export function correctionsOf(id: string, notices: readonly ListedNotice[]): readonly ListedNotice[] {
  const chain = new Set([id]);
  return notices.filter((notice) => {
    if (!notice.amends || !chain.has(notice.amends.id)) return false;
    chain.add(notice.id);
    return true;
  });
}
