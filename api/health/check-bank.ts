import { rows } from '../../database/database';
import { text } from '../../definitions/language/text';
import { care, good, off, type Check } from './finding';

const lateMinutes = 60;

/** Whether the bank where deposits are paid answers, and whether it makes the payments that it was told to make. */
export const checkBank: Check = async ({ bank, configuration, database }) => {
  if (!bank) {
    return off(
      text('没有连接银行：保证金不能缴入平台', 'No bank is connected: no deposit can be paid to the platform'),
    );
  }
  await bank.interestRate();
  if (configuration.bank.kind === 'embedded') {
    return care(
      text('使用内置的模拟银行：没有真实资金', 'The embedded bank is in use: no money moves'),
      text(
        '正式使用前请设置 BANK_URL 和 BANK_KEY，见文档“保证金”。',
        'Set BANK_URL and BANK_KEY before real use: the document on deposits says how.',
      ),
    );
  }
  const unpaid = { kind: 'pay' } as const;
  const waiting = await rows(database.read, 'outbox').countBy(unpaid);
  const [oldest] = await rows(database.read, 'outbox').find({ where: unpaid, order: { since: 'ASC' }, take: 1 });
  const minutes = oldest ? Math.round((Date.now() - Date.parse(oldest.since)) / 60_000) : 0;
  const says = text(
    `银行应答正常；${waiting} 笔付款待银行办理，最早的已等 ${minutes} 分钟`,
    `The bank answers; payments that it has not made yet: ${waiting}, the oldest for ${minutes} min`,
  );
  if (minutes < lateMinutes) return good(says);
  return care(says, text('请向银行询问这些付款。', 'Ask the bank about these payments.'));
};
