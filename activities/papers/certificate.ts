import { rows } from '../../database/database';
import { capitalAmount, groupAmount, parseAmount } from '../../domain/amount';
import { timeOf } from '../../domain/calendar';
import { canonicalJson } from '../../domain/canonical';
import type { Said } from '../../domain/paper/paper';
import { caseFacts, factsSection } from './case-facts';
import type { MakePaper } from './paper-kinds';

/** 交易证明 as people hold it: what the certificate says, its signature, and where anybody checks it. */
export const certificatePaper: MakePaper = async ({ database, row, definition, act, publicUrl }) => {
  const number = `JY-${row.id}-${String(act.seq).padStart(3, '0')}`;
  const certificate = await rows(database.read, 'certificate').findOneBy({ number });
  if (!certificate) return undefined;
  const { content, signature, keyId, hash, issuedAt } = certificate;
  const { winner, price, bids, chainHead } = content as Readonly<Record<string, string | number>>; // as it was issued
  const facts = await caseFacts(database, row, definition);
  const amount = String(price);
  const inWords = row.unit === 'CNY' && amount !== '' ? `（人民币${capitalAmount(parseAmount(amount, 'CNY'))}）` : '';
  const unit = row.unit === 'CNY' ? ' 元' : row.unit === '%' ? ' %' : ` ${row.unit}`;
  const address = `${publicUrl}/certificates/${encodeURIComponent(number)}`;
  const data = { format: 'certificate-paper/1', content, hash, signature, keyId };
  return {
    data,
    paper: {
      title: { zh: '公共资源交易证明', en: 'Transaction certificate' },
      subtitle: number,
      at: issuedAt,
      parts: [
        {
          kind: 'paragraph',
          text: {
            zh: '兹证明下列项目已在本平台依法完成交易，交易过程已全程记录。',
            en: 'This certifies that the following tender was traded on this platform, every step on record.',
          },
        },
        ...factsSection(facts, [
          [{ zh: '投标数', en: 'Bids' }, String(bids)],
          [{ zh: '中标人', en: 'Winner' }, String(winner)],
          [{ zh: '中标价', en: 'Price' }, `${groupAmount(amount)}${unit}${inWords}`],
          [{ zh: '出具时间', en: 'Issued' }, timeOf(issuedAt)],
        ]),
        { kind: 'section', title: { zh: '签名与存证', en: 'Signature and proof' } },
        {
          kind: 'facts',
          facts: [
            [{ zh: '证明内容 SHA-256', en: 'SHA-256 of the content' }, hash],
            [{ zh: '平台签名', en: 'Signature' }, signature],
            [{ zh: '密钥', en: 'Key' }, keyId],
            [{ zh: '案件存证链', en: 'Chain of the case' }, String(chainHead)],
          ] satisfies (readonly [Said, Said])[],
        },
        { kind: 'scan', content: address, caption: { zh: '扫码核验真伪', en: 'Scan to check that it is genuine' } },
      ],
      data: canonicalJson(data),
      foot: { subject: number, address },
    },
  };
};
