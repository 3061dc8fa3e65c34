import { text, type Text } from '../../definitions/language';
import type { SealingFaultCode } from '../../domain/sealing/sealing-fault';

const otherwise = text(
  '密封文件有误，请重新封标后上传。',
  'Something is wrong with the sealed file; seal again and upload it.',
);

const texts: Partial<Record<SealingFaultCode, Text>> = {
  notSealed: text(
    '这不是密封文件。请用封标工具加密后再上传。',
    'This is no sealed file. Seal your bid with the sealing tool first.',
  ),
  truncated: text('密封文件不完整，请重新上传。', 'The sealed file ends too early; upload it again.'),
  rootDiffers: text('密封文件被改动过，请重新上传。', 'The sealed file was changed; upload it again.'),
  signatureWrong: text(
    '密封文件的签名无效，请重新封标。',
    'The signature of the sealed file is not valid; seal again.',
  ),
  otherBid: text(
    '密封文件不是为本项目、本单位的这份封标任务制作的。',
    'The file was not sealed for this case, your body and this sealing task.',
  ),
  platformShareWrong: text(
    '密封文件所用的平台份额不是为贵单位发放的，请用本页下载的封标任务重新封标。',
    'The file was sealed with another share of the platform; seal again with the sealing task from this page.',
  ),
  escrowWrong: text(
    '密封文件的份额保管人与本项目规定的不同，请用本页下载的封标任务重新封标。',
    'The file was sealed for other keepers than this case asks for; seal again with the sealing task from this page.',
  ),
  bidderShareWrong: text(
    '份额与封标时的不一致：请确认使用的是封标时的那个密钥文件。',
    'This is not the share that the file was sealed with: use the key file that it was sealed with.',
  ),
};

/** What is wrong with a sealed file or a share, for whoever hands it in. */
export const sealFaultText = (code: SealingFaultCode): Text => texts[code] ?? otherwise;
