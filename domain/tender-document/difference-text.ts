import type { Difference } from './compare-packages';

/** Chinese and English. */
interface Said {
  readonly zh: string;
  readonly en: string;
}

const text = (zh: string, en: string): Said => ({ zh, en });

const kinds: Readonly<Record<Difference['of'], Said>> = {
  part: text('章', 'Part'),
  clause: text('条款', 'Clause'),
  qualification: text('资格条件', 'Qualification'),
  bill: text('清单', 'Bill'),
  item: text('清单项目', 'Item'),
  bidderForm: text('投标文件格式', 'Form for bidders'),
  attachment: text('附件', 'Attachment'),
  evaluation: text('评标数据', 'Evaluation'),
};

/** A difference in a sentence. */
export function differenceText({ kind, of, title, before = '', after = '' }: Difference): Said {
  const { zh, en } = kinds[of];
  switch (kind) {
    case 'added':
      return text(`增加${zh}“${title}”：${after}`, `${en} "${title}" is new: ${after}`);
    case 'removed':
      return text(`删除${zh}“${title}”。`, `${en} "${title}" is gone.`);
    case 'changed':
      return text(
        `${zh}“${title}”由“${before}”改为“${after}”。`,
        `${en} "${title}" was "${before}" and is "${after}".`,
      );
  }
}
