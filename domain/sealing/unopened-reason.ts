/** What the opening kept of a bid that it could not open: whose fault it was, and why, as a word. */
interface NotOpened {
  readonly kind: 'revoked' | 'unopened';
  readonly why: string;
}

const noShare = { zh: '未在时限内解密', en: 'Not opened by its bidder in time' };
const notKept = {
  zh: '密封文件未能保全（非投标人原因）',
  en: 'The sealed file was lost or damaged, not by its bidder',
};
const unfit = { zh: '解密后的内容不符合要求', en: 'What was sealed is not what the form asks for' };

/** Why a bid was not opened, in words. */
export function unopenedReason({ kind, why }: NotOpened): { readonly zh: string; readonly en: string } {
  if (kind === 'unopened') return notKept;
  return why === 'noShare' ? noShare : unfit;
}
