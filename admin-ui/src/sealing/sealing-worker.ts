import { hexToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from '../../../domain/canonical';
import { openBidKey, readBidKeyFile, type BidKey } from '../../../domain/sealing/bid-key';
import { packBid, unpackBid } from '../../../domain/sealing/bid-package';
import { inspectSealed, openSealed } from '../../../domain/sealing/open-sealed';
import { seal } from '../../../domain/sealing/seal';
import { SealingFault } from '../../../domain/sealing/sealing-fault';
import { fileSource } from './file-source';
import { markWhole, sealedFolder, unmarkWhole } from './sealed-files';
import type { SealingFailure, SealingJob, SealingNews, SealingStep } from './sealing-job';

/** Writes a file in place; workers have it, and the types of pages do not know it. */
interface PlaceWriter {
  write(bytes: Uint8Array<ArrayBuffer>, options: { readonly at: number }): number;
  truncate(size: number): void;
  flush(): void;
  close(): void;
}
type WorkerFile = FileSystemFileHandle & { createSyncAccessHandle(): Promise<PlaceWriter> };

/** There is no room left for the sealed file on this machine. */
class NoRoom extends Error {
  override readonly name = 'NoRoom';
}

const tell = (news: SealingNews): void => postMessage(news);

/** Tells how much of a step is done, a hundred times at most. */
function progressOf(step: SealingStep, total: number): (bytes: number) => void {
  let [done, told] = [0, -1];
  return (bytes) => {
    done += bytes;
    const percent = Math.min(100, Math.floor((done * 100) / Math.max(1, total)));
    if (percent === told) return;
    told = percent;
    tell({ kind: 'progress', step, fraction: percent / 100 });
  };
}

async function writeAll(handle: WorkerFile, bytes: AsyncIterable<Uint8Array<ArrayBuffer>>): Promise<void> {
  const out = await handle.createSyncAccessHandle();
  try {
    out.truncate(0);
    let at = 0;
    for await (const piece of bytes) {
      const written = out.write(piece, { at });
      if (written !== piece.length) throw new NoRoom();
      at += written;
    }
    out.flush();
  } finally {
    out.close();
  }
}

/**
 * Opens what was sealed, from the file as it lies here, with a key that was opened anew: what is handed in can be
 * opened.
 */
async function testSealed(file: File, { task, keyFile, passphrase, form }: SealingJob): Promise<void> {
  const source = fileSource(file, progressOf('testing', file.size * 2));
  const inspected = await inspectSealed(source.read());
  const key = await openBidKey(readBidKeyFile(keyFile), passphrase);
  const shares = { bidder: await key.shareFor(inspected.headHash), platform: hexToBytes(task.platformShare) };
  const { content, documents } = await unpackBid(openSealed(source.read(), inspected, shares));
  if (canonicalJson(content.form) !== canonicalJson(form)) throw new SealingFault('packageWrong', 'form');
  for await (const document of documents) {
    let left = document.size;
    for await (const piece of document.read()) left -= piece.length;
    if (left !== 0) throw new SealingFault('packageWrong', document.id);
  }
}

async function sealInto(handle: WorkerFile, key: BidKey, { task, form, documents }: SealingJob): Promise<void> {
  const packed = packBid(
    form,
    documents.map(({ id, file }) => ({ id, name: file.name, ...fileSource(file) })),
  );
  const reading = progressOf('reading', packed.size);
  const encrypting = progressOf('encrypting', packed.size);
  let read = 0;
  const { bytes } = await seal(
    packed,
    {
      place: task.place,
      key,
      platformShare: hexToBytes(task.platformShare),
      ...(task.escrow && { escrow: task.escrow }),
    },
    (count) => {
      read += count;
      (read <= packed.size ? reading : encrypting)(count);
    },
  );
  await writeAll(handle, bytes);
}

async function work(job: SealingJob): Promise<void> {
  const folder = await sealedFolder(job.owner);
  const handle = (await folder.getFileHandle(job.name, { create: true })) as WorkerFile; // this is a worker
  const key = await openBidKey(readBidKeyFile(job.keyFile), job.passphrase);
  await unmarkWhole(folder, job.name);
  await sealInto(handle, key, job);
  await testSealed(await handle.getFile(), job);
  await markWhole(folder, job.name);
}

function whyOf(error: unknown): SealingFailure {
  if (error instanceof SealingFault) return error.code;
  if (error instanceof RangeError) return 'tooLarge';
  const name = error instanceof Error ? error.name : '';
  if (name === 'NoRoom' || name === 'QuotaExceededError') return 'noRoom';
  return ['NotReadableError', 'NotFoundError'].includes(name) ? 'unreadable' : 'other';
}

/** Seals one bid and ends. Nothing of it leaves this machine. */
onmessage = ({ data }: MessageEvent<SealingJob>) => {
  work(data).then(
    () => tell({ kind: 'sealed' }),
    (error: unknown) => tell({ kind: 'failed', why: whyOf(error), detail: String(error) }),
  );
};
