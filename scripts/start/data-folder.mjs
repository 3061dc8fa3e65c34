import { chmodSync, mkdirSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SetupError } from './terminal.mjs';

/** Database, documents, the history of Temporal and logs begin small; with less than this they fail within the hour. */
const leastSpaceMb = 100;

const rule = [
  '须为本用户可以读写的文件夹；不存在时会自动建立',
  'must be a folder that this user may read and write; it is made when it is not there',
];

/** What is wrong, by the code of the system's error. */
const reasons = {
  EEXIST: ['该处是文件或失效的链接，不是文件夹', 'a file, or a link to nothing, is in its place'],
  ENOTDIR: ['它的上级是文件，不是文件夹', 'a part of the path is a file, not a folder'],
  EACCES: ['没有写入权限', 'this user may not write there'],
  EPERM: ['没有写入权限', 'this user may not write there'],
  EROFS: ['所在的文件系统是只读的', 'its file system is read-only'],
  ENOSPC: ['磁盘没有剩余空间', 'its disk has no space left'],
  EDQUOT: ['磁盘配额已用完', 'the disk quota of this user is used up'],
  ENOENT: ['不能在该处建立文件夹', 'no folder can be made there'],
  ENAMETOOLONG: ['路径太长', 'the path is too long'],
  ELOOP: ['路径中的符号链接指回自身', 'its symbolic links lead back to themselves'],
};

const fault = (dataDir, [zh, en]) =>
  new SetupError(`环境变量有误 · The environment is wrong:\n  DATA_DIR=${dataDir}\n    ${zh}\n    ${en}`);

/** The fault of the variable behind an error of the file system. */
const faultOf = (dataDir, { code }) => {
  const [zh, en] = reasons[code] ?? [`不能使用（${code}）`, `cannot be used (${code})`];
  return fault(dataDir, [`${zh}；${rule[0]}`, `${en}: it ${rule[1]}`]);
};

const kindOf = (place) => {
  try {
    return statSync(place).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return 'nothing';
  }
};

/** Makes a folder and those above it, one by one: where none can be made, as in /proc, Node's own way never ends. */
function makeFolder(folder) {
  const missing = [];
  for (let at = folder; kindOf(at) === 'nothing'; at = path.dirname(at)) missing.unshift(at);
  for (const each of missing) mkdirSync(each);
  if (kindOf(folder) === 'file') throw Object.assign(new Error('not a folder'), { code: 'EEXIST' });
}

/** Others look for their files there, and it is about to be closed to them. */
function refuseShared(dataDir) {
  const isShared = path.parse(dataDir).root === dataDir || (statSync(dataDir).mode & 0o1000) !== 0;
  if (!isShared) return;
  throw fault(dataDir, [
    '该文件夹由整台机器共用，启动后他人将无法进入；须为平台专用的文件夹',
    'is shared by the whole machine, and nobody else could enter it any more: it must be a folder of the platform alone',
  ]);
}

function refuseOccupied(dataDir) {
  for (const [name, kind] of Object.entries({
    logs: 'folder',
    documents: 'folder',
    keys: 'folder',
    'running.json': 'file',
  })) {
    const found = kindOf(path.join(dataDir, name));
    if (found === 'nothing' || found === kind) continue;
    throw fault(dataDir, [
      `其中的 ${name} 被占用，${kind === 'folder' ? '应为文件夹' : '应为文件'}；须为空文件夹，或此前启动所用的文件夹`,
      `${name} in it is a ${found} and should be a ${kind}: it must be empty, or the folder of an earlier start`,
    ]);
  }
}

function refuseFull(dataDir) {
  const { bavail, bsize, blocks } = statfsSync(dataDir);
  const freeMb = Math.floor((bavail * bsize) / 1024 / 1024);
  // some file systems do not tell their size
  if (blocks === 0 || freeMb >= leastSpaceMb) return;
  throw fault(dataDir, [
    `磁盘仅剩 ${freeMb} MB；须至少有 ${leastSpaceMb} MB`,
    `its disk has ${freeMb} MB left: it must have at least ${leastSpaceMb} MB`,
  ]);
}

/** Other accounts of this machine may not look into the folder: sealed bids lie in it. */
function keepPrivate(dataDir) {
  try {
    chmodSync(dataDir, 0o700);
  } catch (error) {
    // the folder of somebody else, who decides about it
    if (error.code !== 'EPERM') throw error;
  }
}

function tryWriting(file) {
  try {
    writeFileSync(file, 'x'.repeat(4096));
  } finally {
    rmSync(file, { force: true });
  }
}

/**
 * Makes the data folder where it is missing, closes it to other accounts, and tries whether it can be written.
 * @throws SetupError that names DATA_DIR, its value and the rule that it breaks
 */
export function prepareDataFolder(dataDir) {
  try {
    makeFolder(dataDir);
    refuseShared(dataDir);
    refuseOccupied(dataDir);
    refuseFull(dataDir);
    keepPrivate(dataDir);
    tryWriting(path.join(dataDir, `.written-${process.pid}`));
  } catch (error) {
    throw error instanceof SetupError ? error : faultOf(dataDir, error);
  }
}
