import type { Signer } from '../activities/ports/signer';
import type { NoticeContent, NoticeDocument } from '../database/notice-content';
import { issuedPapers, text, type Text } from '../definitions/language';
import { canonicalJson } from '../domain/canonical';
import { hashOf } from '../domain/hash';
import type { CaseRows } from './case-rows';
import { lastNoted } from './check-entries';

function checkEvaluations({ evaluations, events, state }: CaseRows): Text[] {
  const findings: Text[] = [];
  for (const { visit, result, lottery, salt, hash } of evaluations) {
    const content = { result, lottery: lottery ?? undefined };
    if (hashOf(salt === null ? content : [salt, content]) !== hash) {
      findings.push(
        text('评审结果与其散列不符。', `The result of the evaluation (visit ${visit}) does not match its hash.`),
      );
    }
  }
  const newest = evaluations.at(-1);
  const noted = lastNoted(events, 'ranking', 'lottery');
  // what was just computed is noted a moment later
  const isUnderWay = state.closing === undefined && state.visit === newest?.visit;
  if (newest && !isUnderWay && newest.hash !== noted) {
    findings.push(
      text(
        '评审结果不是写入存证链的那一份。',
        'The result of the evaluation is not the one that was put into the chain.',
      ),
    );
  }
  return findings;
}

const checkNotices = ({ notices }: CaseRows): Text[] =>
  notices
    .filter(({ content, hash }) => hashOf(content) !== hash)
    .map(({ number }) => text(`公告 ${number} 与其散列不符。`, `Notice ${number} does not match its hash.`));

async function checkCertificates({ certificates, events }: CaseRows, signer: Signer): Promise<Text[]> {
  const heads = new Set(events.map(({ hash }) => hash));
  const findings: Text[] = [];
  for (const { number, content, hash, signature, keyId } of certificates) {
    if (hashOf(content) !== hash) {
      findings.push(text(`交易证明 ${number} 与其散列不符。`, `Certificate ${number} does not match its hash.`));
    }
    if (!(await signer.verify(canonicalJson(content), signature, keyId))) {
      findings.push(
        text(
          `交易证明 ${number} 的签名无效（密钥 ${keyId}）。`,
          `The signature of certificate ${number} is not valid (key ${keyId}).`,
        ),
      );
    }
    if (!heads.has(String(content.chainHead))) {
      findings.push(
        text(
          `交易证明 ${number} 所载的链尾不在存证链中。`,
          `Certificate ${number} names a hash that is not in the chain.`,
        ),
      );
    }
  }
  return findings;
}

/** What the platform has printed must be made of the data that is kept, name the chain of its event, and stand in its notice as it is. */
function checkPapers({ papers, documents, events, notices }: CaseRows): Text[] {
  const findings: Text[] = [];
  for (const { id, seq, kind, data, hash } of papers) {
    const title = issuedPapers[kind];
    const finding = (zh: string, en: string) =>
      findings.push(text(`${title.zh}（事件 ${seq}）${zh}`, `The ${title.en.toLowerCase()} of event ${seq} ${en}`));
    if (hashOf(data) !== hash) finding('与其散列不符。', 'does not match its hash.');
    const event = events.find((one) => one.seq === seq);
    // a certificate names the head in what is signed of it
    if (data.chainHead !== undefined && data.chainHead !== event?.hash) {
      finding('所载的链尾不是该事件的。', 'names a hash that is not that of the event.');
    }
    const sha256 = documents.find((one) => one.id === id)?.sha256;
    if (sha256 === undefined) finding('没有文件。', 'has no document.');
    const named = notices
      .filter((notice) => notice.seq === seq)
      .flatMap(({ content }) => (content as NoticeContent).fields)
      .filter(({ path }) => path.endsWith(`.${kind}`))
      .flatMap(({ value }) => value as NoticeDocument[]);
    if (named.some((one) => one.id !== id || one.sha256 !== sha256)) {
      finding('不是公告所载的那一份。', 'is not the one that the notice names.');
    }
  }
  return findings;
}

/** Evaluations, notices, papers and certificates must be what was put into the chain, published and signed. */
export const checkResults = async (rows: CaseRows, signer: Signer): Promise<Text[]> => [
  ...checkEvaluations(rows),
  ...checkNotices(rows),
  ...checkPapers(rows),
  ...(await checkCertificates(rows, signer)),
];
