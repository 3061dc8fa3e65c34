import type { Signer } from '../activities/ports/signer';
import { text, type Text } from '../definitions/language';
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

/** Evaluations, notices and certificates must be what was put into the chain, published and signed. */
export const checkResults = async (rows: CaseRows, signer: Signer): Promise<Text[]> => [
  ...checkEvaluations(rows),
  ...checkNotices(rows),
  ...(await checkCertificates(rows, signer)),
];
