/**
 * `npm run exchange-register -- --code CODE --name NAME --region 530100 --key BASE64`: registers a platform that is to
 * send to this one. With a code that is registered it adds another key. Without arguments it prints this platform's key.
 */
import { parseArgs } from 'node:util';
import { rows } from '../database/database';
import { addKey, CannotRegister, registerSender } from '../exchange/register-sender';
import { platformCodeSchema } from '../api/contract';
import { onPlatform, type PlatformGround } from './command/on-platform';
import { BadCall, runCommand, say } from './command/run-command';

const usage = `用法 · Usage:
  npm run exchange-register                                   打印本平台的代码和公钥 · prints this platform's code and key
  npm run exchange-register -- --code CODE --name NAME --region 530100 --key BASE64
  npm run exchange-register -- --code CODE --key BASE64       为已登记的平台加公钥 · adds a key of a registered platform`;

const wrong = {
  notAKey: '公钥不是 Ed25519 公钥（Base64）。\nThe key is no Ed25519 public key in base64.',
  known: '该代码的平台已登记。\nA platform of that code is registered already.',
  knownKey: '该公钥已登记。\nThis key is registered already.',
} as const;

async function register({ database, signer, clock }: PlatformGround, args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      code: { type: 'string' },
      name: { type: 'string' },
      region: { type: 'string' },
      key: { type: 'string' },
    },
  });
  const { code, name, region, key } = values;
  if (code === undefined || key === undefined || !platformCodeSchema.safeParse(code).success) throw new BadCall(usage);
  if (await rows(database.read, 'exchangeSender').existsBy({ code })) {
    await addKey(database, signer, code, key, clock.now());
    say(`已为 ${code} 登记公钥 ${signer.keyIdOf(key)}。`, `Key ${signer.keyIdOf(key)} of ${code} is registered.`);
    return 0;
  }
  if (name === undefined || region === undefined) throw new BadCall(usage);
  if (!(await rows(database.read, 'region').existsBy({ code: region }))) {
    throw new BadCall(`没有行政区划 ${region}。\nThere is no region ${region}.`);
  }
  await registerSender(database, signer, { code, name, region, publicKey: key }, clock.now(), null);
  say(`已登记 ${name}（${code}），区域 ${region}。`, `${code} is registered for the region ${region}.`);
  return 0;
}

async function main(ground: PlatformGround, args: readonly string[]): Promise<number> {
  if (args.length === 0) {
    const { code = '（未设 PLATFORM_CODE · PLATFORM_CODE is not set）', name } = ground.configuration.platform;
    const { keyId, publicKey } = ground.signer;
    say(`${name}\n代码 ${code}\n公钥 ${publicKey}`, `code ${code}\npublic key ${publicKey} (${keyId})`);
    return 0;
  }
  try {
    return await register(ground, args);
  } catch (error) {
    throw error instanceof CannotRegister ? new BadCall(wrong[error.reason]) : error;
  }
}

void runCommand((configuration) => onPlatform(configuration, (ground) => main(ground, process.argv.slice(2))), usage);
