import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import path from 'node:path';
import { readSealingTask, type SealingTask } from '../../definitions/language';
import { newBidKey, openBidKey, readBidKeyFile } from '../../domain/sealing/bid-key';
import { packBid, unpackBid } from '../../domain/sealing/bid-package';
import { isHexOf } from '../../domain/sealing/bytes';
import { openPiece, restoredShare } from '../../domain/sealing/escrow';
import { newKeeperKey, openKeeperKey, readKeeperKeyFile } from '../../domain/sealing/keeper-key';
import { testBidKey } from '../../domain/sealing/key-test';
import { inspectSealed, openSealed } from '../../domain/sealing/open-sealed';
import { seal } from '../../domain/sealing/seal';
import { mustBeFor } from '../../domain/sealing/sealed-header';
import { mustBeBidderShare, mustBePlatformShare, shareLength } from '../../domain/sealing/share';
import { BadCall } from './bad-call';
import { contentOf, textOf, writeFolder, writeSecret, writeWhole } from './files';
import { filledForm } from './filled-form';
import { givenPassphrase, newPassphrase } from './passphrase';

/** What may be named on the command line. */
export interface Options {
  readonly key?: string | undefined;
  readonly task?: string | undefined;
  readonly form?: string | undefined;
  readonly 'passphrase-file'?: string | undefined;
}

type Say = (zh: string, en: string) => void;
type Command = (files: readonly string[], options: Options, say: Say) => Promise<void>;

/** @throws BadCall when it was not given */
function needed(value: string | undefined, what: string): string {
  if (value === undefined) throw new BadCall(`缺少 ${what}。\n${what} is missing.`);
  return value;
}

const bidKeyOf = async ({ key, 'passphrase-file': file }: Options) =>
  openBidKey(readBidKeyFile(textOf(needed(key, '--key'))), await givenPassphrase(file));

const inspected = (file: string) => inspectSealed(contentOf(file).read());

const warnOfLoss = (say: Say): void =>
  say(
    '请立即备份密钥文件并记牢口令：任何一样丢失，用它封的标谁也打不开（平台也不能），开标时视为撤销投标。',
    'Keep a copy of the key file and remember the passphrase: if either is lost nobody can open what was sealed with it, not even the platform, and the bid counts as revoked at the opening.',
  );

/** The commands of `npm run seal`, by name. None of them needs a network. */
export const commands: Readonly<Record<string, Command>> = {
  async 'new-key'([out], options, say) {
    const file = needed(out, 'KEY');
    writeSecret(file, (await newBidKey(await newPassphrase(options['passphrase-file']))).file);
    say(`已生成投标密钥 ${file}。`, `The bid key is in ${file}.`);
    warnOfLoss(say);
  },

  async 'test-key'([key], options, say) {
    const file = readBidKeyFile(textOf(needed(key, 'KEY')));
    await testBidKey(file, await givenPassphrase(options['passphrase-file']));
    say('密钥和口令有效：已试封并解开。', 'Key and passphrase work: something was sealed and opened with them.');
  },

  async seal([out], options, say) {
    const file = needed(out, 'BID');
    const task = readSealingTask(textOf(needed(options.task, '--task')));
    const form = needed(options.form, '--form');
    const { values, documents } = filledForm(task, textOf(form), path.dirname(form));
    const key = await bidKeyOf(options);
    const { header, bytes } = await seal(packBid(values, documents), {
      place: task.place,
      key,
      platformShare: hexToBytes(task.platformShare),
      ...(task.escrow && { escrow: task.escrow }),
    });
    await writeWhole(file, bytes);
    say(
      `已封标：${file}（${header.size} 字节，附件 ${documents.length} 个）。`,
      `The bid is sealed in ${file} (${header.size} bytes, ${documents.length} documents).`,
    );
    await checkBid(file, task, say);
    warnOfLoss(say);
  },

  async check([bid], { task }, say) {
    await checkBid(needed(bid, 'BID'), task === undefined ? undefined : readSealingTask(textOf(task)), say);
  },

  async open([bid, folder], options, say) {
    const file = needed(bid, 'BID');
    const into = needed(folder, 'FOLDER');
    const task = readSealingTask(textOf(needed(options.task, '--task')));
    const found = await inspected(file);
    mustBeFor(found.header, task.place);
    const bidder = await (await bidKeyOf(options)).shareFor(found.headHash);
    const shares = { bidder, platform: hexToBytes(task.platformShare) };
    const { content, documents } = await unpackBid(openSealed(contentOf(file).read(), found, shares));
    await writeFolder(into, async (folder) => {
      for await (const document of documents) {
        await writeWhole(path.join(folder, `${document.id}-${path.basename(document.name)}`), document.read());
      }
      writeSecret(path.join(folder, 'form.json'), content.form);
    });
    say(`已解开到 ${into}。`, `It was opened into ${into}.`);
  },

  async share([bid], options, say) {
    const { header, headHash, statement } = await inspected(needed(bid, 'BID'));
    const share = await (await bidKeyOf(options)).shareFor(headHash);
    mustBeBidderShare(share, statement);
    say(
      `项目 ${header.case}，标段 ${header.lot}，第 ${header.version} 版的解密份额（开标前不要告诉任何人）：`,
      `Share of case ${header.case}, lot ${header.lot}, version ${header.version} (tell nobody before the opening):`,
    );
    process.stdout.write(`${bytesToHex(share)}\n`);
  },

  async 'new-keeper-key'([out], options, say) {
    const file = needed(out, 'KEY');
    const key = await newKeeperKey(await newPassphrase(options['passphrase-file']));
    writeSecret(file, key);
    say(`已生成保管人密钥 ${file}，公钥：`, `The keeper’s key is in ${file}. Its public key:`);
    process.stdout.write(`${key.publicKey}\n`);
  },

  async piece([bid], options, say) {
    const { statement } = await inspected(needed(bid, 'BID'));
    const file = readKeeperKeyFile(textOf(needed(options.key, '--key')));
    const keeper = await openKeeperKey(file, await givenPassphrase(options['passphrase-file']));
    const { place, bytes } = await openPiece(statement, keeper);
    say('保管人的份额：', 'The keeper’s piece:');
    process.stdout.write(`${place}:${bytesToHex(bytes)}\n`);
  },

  async restore([bid, ...pieces], _options, say) {
    const { statement } = await inspected(needed(bid, 'BID'));
    const share = restoredShare(statement, pieces.map(readPiece));
    say('恢复的投标人份额：', 'The bidder’s share, restored:');
    process.stdout.write(`${bytesToHex(share)}\n`);
  },
};

function readPiece(given: string) {
  const [place = '', bytes] = given.split(':');
  if (!/^\d{1,3}$/.test(place) || !isHexOf(shareLength, bytes)) {
    throw new BadCall(`“${given}”不是保管人的份额。\n"${given}" is no keeper’s piece.`);
  }
  return { place: Number(place), bytes: hexToBytes(bytes) };
}

async function checkBid(file: string, task: SealingTask | undefined, say: Say): Promise<void> {
  const { header, headHash, statement } = await inspected(file);
  if (task) mustBeFor(header, task.place);
  if (task) mustBePlatformShare(hexToBytes(task.platformShare), header);
  say('完整，签名有效。', 'It is whole and its signature is valid.');
  process.stdout.write(`header ${headHash}\nciphertext ${statement.ciphertext}\nsigner ${header.signer}\n`);
}
