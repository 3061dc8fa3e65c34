import type { TenderPackage } from './tender-package';

/** The part whose text is the notice. */
export const noticePart = 'notice';

/** The fields of the form that files the tender document which say what its package says. */
export interface StatedInForm extends Readonly<Record<string, unknown>> {
  readonly noticeText: string;
  readonly qualification: string;
}

/** How the form that files a tender document must state what stands in its package. */
export function statedInForm({
  parts,
  qualification,
  evaluation,
}: Pick<TenderPackage, 'parts' | 'qualification' | 'evaluation'>): StatedInForm {
  const notice = parts.find(({ key }) => key === noticePart)?.clauses ?? [];
  return {
    ...evaluation,
    noticeText: notice.map(({ title, text }, index) => `${index + 1}. ${title}\n${text}`).join('\n\n'),
    qualification: qualification
      .map(({ title, text, proof }, index) => {
        return `${index + 1}. ${title}：${text}${proof === undefined ? '' : `（证明材料：${proof}）`}`;
      })
      .join('\n'),
  };
}
