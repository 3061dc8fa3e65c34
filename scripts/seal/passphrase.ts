import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { shortestPassphrase } from '../../domain/sealing/protected-secret';
import { BadCall } from './bad-call';

const silent = new Writable({ write: (_chunk, _encoding, done) => done() });

/** Asks in the terminal without showing what is typed. */
async function ask(question: string): Promise<string> {
  if (!process.stdin.isTTY) {
    throw new BadCall(
      '请用 --passphrase-file 给出口令文件。\nName a file that holds the passphrase: --passphrase-file.',
    );
  }
  process.stderr.write(question);
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await lines.question('');
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}

/** The first line of the file, or what is typed. */
export async function givenPassphrase(file: string | undefined): Promise<string> {
  if (file === undefined) return ask('口令 · Passphrase: ');
  return readFileSync(file, 'utf8').split(/\r?\n/)[0] ?? '';
}

/** A passphrase for a new key: typed twice, and not soon guessed. */
export async function newPassphrase(file: string | undefined): Promise<string> {
  const given = await givenPassphrase(file);
  if (given.length < shortestPassphrase) {
    throw new BadCall(
      `口令至少 ${shortestPassphrase} 个字符。\nA passphrase has ${shortestPassphrase} characters at least.`,
    );
  }
  if (file === undefined && (await ask('再输入一次 · Once more: ')) !== given) {
    throw new BadCall('两次输入不一致。\nThe two passphrases differ.');
  }
  return given;
}
