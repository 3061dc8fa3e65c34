import { ProblemError } from '../api/client';
import { ownProblem } from '../api/problem-error';
import { sealedFolder } from './sealed-files';
import type { SealingFailure, SealingJob, SealingNews, SealingStep } from './sealing-job';

const texts: Partial<Record<SealingFailure, { readonly zh: string; readonly en: string }>> = {
  noRoom: {
    zh: '本机浏览器的存储空间不足，放不下加密后的文件。请清理磁盘空间后重试。',
    en: 'This browser has no room for the sealed file. Free some space on the disk and try again.',
  },
  unreadable: {
    zh: '文件已被移动、修改或删除，无法读取。请重新选择文件。',
    en: 'A file was moved, changed or removed and cannot be read. Choose it again.',
  },
  sourceChanged: {
    zh: '加密过程中文件被修改过。请关闭正在编辑该文件的程序后重试。',
    en: 'A file changed while it was being sealed. Close the program that is editing it and try again.',
  },
  tooLarge: {
    zh: '填写的内容或文件个数超过一份投标的上限。',
    en: 'There is more text, or there are more documents, than a bid can hold.',
  },
  passphraseWrong: {
    zh: '密钥口令不正确，或密钥文件已被改动。',
    en: 'The passphrase is wrong, or the key file was changed.',
  },
};
const cancelled = {
  zh: '已取消加密，什么都没有发送。',
  en: 'Sealing was cancelled; nothing was sent.',
};
const otherwise = {
  zh: '没能在本机加密，什么都没有发送。请重试；仍不行时请使用离线封标工具。',
  en: 'The bid could not be sealed here, and nothing was sent. Try again; if that fails use the offline tool.',
};

/** What the page says when sealing failed here. Nothing was sent. */
const failed = (message: { readonly zh: string; readonly en: string }, detail: string): ProblemError =>
  new ProblemError({ ...ownProblem('Internal', 0, detail), code: 'InvalidInput', message });

const askBeforeLeaving = (event: BeforeUnloadEvent): void => event.preventDefault();

/**
 * Seals a bid in a worker of this browser, where it does not stop the page, and answers the sealed file, which lies on
 * this machine. It was opened again from there before this answers.
 * @throws ProblemError that says why it could not be sealed, or that it was cancelled
 */
export async function sealHere(
  job: SealingJob,
  signal: AbortSignal,
  onProgress: (step: SealingStep, fraction: number) => void,
): Promise<File> {
  const worker = new Worker(new URL('./sealing-worker.ts', import.meta.url), { type: 'module', name: 'sealing' });
  addEventListener('beforeunload', askBeforeLeaving);
  try {
    await new Promise<void>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(failed(cancelled, 'cancelled')));
      worker.onerror = ({ message }) => reject(failed(otherwise, message));
      worker.onmessage = ({ data }: MessageEvent<SealingNews>) => {
        if (data.kind === 'progress') onProgress(data.step, data.fraction);
        else if (data.kind === 'sealed') resolve();
        else reject(failed(texts[data.why] ?? otherwise, data.detail));
      };
      worker.postMessage(job);
    });
    const folder = await sealedFolder(job.owner);
    return await (await folder.getFileHandle(job.name)).getFile();
  } finally {
    removeEventListener('beforeunload', askBeforeLeaving);
    worker.terminate();
  }
}
