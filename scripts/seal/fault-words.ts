import { text, type Text } from '../../definitions/language';
import type { SealingFaultCode } from '../../domain/sealing/sealing-fault';

/** What went wrong with a seal, a key or a share, for people. */
export const faultWords: Readonly<Record<SealingFaultCode, Text>> = {
  notSealed: text('这不是本格式的密封投标文件。', 'This is no sealed bid of a known format.'),
  truncated: text('文件不完整，请重新取得。', 'The file ends too early: get it again.'),
  tooLong: text('文件末尾有多余内容。', 'Something follows the end of the file.'),
  chunkChanged: text('密文已被改动，或不属于此处。', 'The ciphertext was changed, or does not belong here.'),
  rootDiffers: text('内容与签名所指的不一致。', 'The content is not what was signed.'),
  signatureWrong: text('签名无效。', 'The signature is not valid.'),
  otherBid: text(
    '这是另一份投标（项目、标段、投标人或版本不同）。',
    'This is a bid of another case, lot, bidder or version.',
  ),
  bidderShareWrong: text('密钥文件不是封标时所用的那一个。', 'This is not the key that the bid was sealed with.'),
  platformShareWrong: text(
    '平台的密钥份额与封标时的不一致。',
    'This is not the platform’s share that the bid was sealed with.',
  ),
  passphraseWrong: text('口令不正确，或密钥文件已被改动。', 'The passphrase is wrong, or the key file was changed.'),
  keyFileWrong: text('这不是密钥文件。', 'This is no key file.'),
  packageWrong: text('解密后的内容不是投标数据包。', 'What was decrypted is no package of a bid.'),
  sourceChanged: text(
    '封标过程中文件被改动，请重新封标。',
    'A file was changed while it was being sealed: seal again.',
  ),
  escrowWrong: text('托管份额不足、被改动或不属于此投标。', 'Escrowed pieces are too few, changed, or of another bid.'),
};
