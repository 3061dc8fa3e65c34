import { text, type Text } from '../../definitions/language/text';
import type { ExchangeSenderRow } from '../../database/rows';
import { packageHash, packageText, type SignedPackage } from '../../domain/exchange-package';
import { hashOf } from '../../domain/hash';
import { regionPrefix } from '../../domain/region-code';
import { signedPackageSchema } from '../contract';
import { isTaken } from '../../domain/document-kind';
import type { ApiDependencies } from '../http/dependencies';
import { faultsOf } from '../http/input-faults';
import { Refusal, fieldFault, refuse } from '../http/refusal';
import { keyOf } from './signed-request';

/** The JSON of a body. @throws Refusal InvalidInput */
export const parsedBody = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    throw refuse.invalid([fieldFault('', 'unreadable', text('不是 JSON', 'It is not JSON'))]);
  }
};

/** What no schema says: field, rule and sentence of everything that does not fit together. */
function contradictions({ code, region }: ExchangeSenderRow, { package: pack, hash }: SignedPackage) {
  const { content, sender } = pack;
  const { notice, certificate } = content;
  const faults: (readonly [path: string, rule: string, message: Text])[] = [];
  if (sender.code !== code) {
    faults.push([
      'package.sender.code',
      'otherSender',
      text('与请求的发送平台不一致', 'is not the sender of the request'),
    ]);
  }
  if (packageHash(pack) !== hash) {
    faults.push([
      'hash',
      'otherContent',
      text('与内容不符：须为规范 JSON 的 SHA-256', 'is not the SHA-256 of the canonical JSON of the package'),
    ]);
  }
  if (!content.case.region.startsWith(regionPrefix(region))) {
    faults.push([
      'package.content.case.region',
      'outside',
      text(`不属于该平台登记的区域 ${region}`, `lies outside the region ${region} of the sender`),
    ]);
  }
  if ((notice === undefined) === (certificate === undefined)) {
    faults.push([
      'package.content',
      'oneCause',
      text('须为一份公告或一份交易证明', 'must hold one notice or one certificate'),
    ]);
  }
  if (notice && hashOf(notice.content) !== notice.hash) {
    faults.push([
      'package.content.notice.hash',
      'otherContent',
      text('与公告内容不符', 'is not the hash of the notice'),
    ]);
  }
  if (certificate && hashOf(certificate.content) !== certificate.hash) {
    faults.push([
      'package.content.certificate.hash',
      'otherContent',
      text('与交易证明内容不符', 'is not the hash of the certificate'),
    ]);
  }
  if ((content.release.tender as { id?: string } | undefined)?.id !== content.case.id) {
    faults.push([
      'package.content.release.tender.id',
      'otherCase',
      text('不是该项目的编号', 'is not the id of the case'),
    ]);
  }
  content.documents.forEach(({ name, type }, index) => {
    if (isTaken(name, type)) return;
    const rule = text('不接受此类文件', 'is no type of document that is taken');
    faults.push([`package.content.documents.${index}.type`, 'unsupportedType', rule]);
  });
  return faults.map(([path, rule, said]) => fieldFault(path, rule, text(`${path}：${said.zh}`, `${path}: ${said.en}`)));
}

/**
 * Reads a package and checks it against the schema, against itself, and against its signature. The answer is what was
 * sent, with everything in it: the hash is over that.
 * @throws Refusal InvalidInput that names every field and rule, BadSignature
 */
export async function checkPackage(
  deps: ApiDependencies,
  sender: ExchangeSenderRow,
  body: Buffer,
): Promise<SignedPackage> {
  const sent = parsedBody(body);
  const checked = signedPackageSchema.safeParse(sent, { reportInput: true });
  if (!checked.success) throw refuse.invalid(faultsOf(checked.error));
  const signed = sent as SignedPackage; // the schema says so
  const faults = contradictions(sender, signed);
  if (faults.length > 0) throw refuse.invalid(faults);
  const publicKey = keyOf(sender, signed.signature.keyId);
  const said = packageText(sender.code, signed.package.number, signed.hash);
  if (publicKey === undefined || !(await deps.signer.isSignedBy(publicKey, said, signed.signature.value))) {
    throw new Refusal('BadSignature');
  }
  return signed;
}
