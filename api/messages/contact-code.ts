import { randomInt, randomUUID } from 'node:crypto';
import { In, LessThan, MoreThan, type EntityManager } from 'typeorm';
import { appendAudit } from '../../database/audit';
import { insertRow, rows, type Database } from '../../database/database';
import { retryDeliveries } from '../../database/decide-deliveries';
import { waitingDelivery } from '../../database/plan-deliveries';
import type { ContactCodeRow, DeliveryRow } from '../../database/rows';
import { text } from '../../definitions/language/text';
import { contactOfChannel, maskAddress, readEmail, readPhone, type ContactKind } from '../../domain/contact-address';
import { sha256 } from '../../domain/hash';
import { messageChannels, type ChannelName } from '../../domain/message-settings';
import { actorOf } from '../audit/record';
import type { CodeState } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { lockUser } from '../session/login';
import { openChannels } from './open-channels';

const lifeMs = 10 * 60_000;
const pauseMs = 60_000;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const mostAnHour = 5;
/** To one address a day, whoever asks: nobody's telephone is to be rung by strangers. */
const mostToAddress = 5;
const mostFailures = 5;
/** Messages to one person that are sent again when they have proved another address. */
const mostSentAgain = 100;

const hashOf = (salt: string, code: string): string => sha256(`${salt}/${code}`);
const ago = (ms: number): string => new Date(Date.now() - ms).toISOString();

function readAddress(kind: ContactKind, given: string): string {
  const address = kind === 'email' ? readEmail(given) : readPhone(given);
  if (address !== undefined) return address;
  throw refuse.invalidField(
    'address',
    'wrongPattern',
    kind === 'email'
      ? text('须为电子邮箱地址，如 name@example.com', 'must be an e-mail address, such as name@example.com')
      : text(
          '须为 11 位手机号；其他国家和地区的号码以 + 和区号开头',
          'must be a Chinese mobile number of 11 digits, or begin with + and the code of the country',
        ),
  );
}

/** The channel that a code goes by. */
function channelFor({ configuration }: ApiDependencies, kind: ContactKind): ChannelName {
  const wanted: readonly ChannelName[] = kind === 'email' ? ['email'] : ['sms', 'voice'];
  const open = openChannels(configuration.messages).find(({ name }) => wanted.includes(name));
  if (open) return open.name;
  throw refuse.conflict(
    'Conflict',
    kind === 'email'
      ? text('本平台没有开通邮件通知', 'This platform sends no e-mail')
      : text('本平台没有开通短信和语音通知', 'This platform sends neither SMS nor voice messages'),
  );
}

const waitAfter = (rowAt: string, ms: number): number =>
  Math.max(1, Math.ceil((Date.parse(rowAt) + ms - Date.now()) / 1000));

/** @throws Refusal `TooManyAttempts` beyond what one person, or one address, is sent */
async function refuseTooMany(tx: EntityManager, userId: string, kind: ContactKind, address: string): Promise<void> {
  const codes = rows(tx, 'contactCode');
  const own = await codes.find({ where: { userId, createdAt: MoreThan(ago(hourMs)) }, order: { createdAt: 'DESC' } });
  const last = own.find((row) => row.kind === kind);
  if (last && last.createdAt > ago(pauseMs)) throw refuse.tooMany(waitAfter(last.createdAt, pauseMs));
  const oldest = own[mostAnHour - 1];
  if (oldest) throw refuse.tooMany(waitAfter(oldest.createdAt, hourMs));
  const there = await codes.find({
    where: { address, createdAt: MoreThan(ago(dayMs)) },
    order: { createdAt: 'DESC' },
    take: mostToAddress,
  });
  const first = there[mostToAddress - 1];
  if (first) throw refuse.tooMany(waitAfter(first.createdAt, dayMs));
}

/**
 * Sends a code to an address that somebody says is theirs; six digits, good for ten minutes. The address counts only
 * once the code has come back.
 * @throws Refusal `InvalidInput`, `Conflict` where there is no such channel, `TooManyAttempts`
 */
export async function sendContactCode(
  deps: ApiDependencies,
  me: SignedIn,
  kind: ContactKind,
  given: string,
): Promise<{ readonly address: string; readonly expiresAt: string }> {
  const { database, clock } = deps;
  const address = readAddress(kind, given);
  const channel = channelFor(deps, kind);
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const salt = randomUUID();
  const userId = me.user.id;
  const expiresAt = new Date(Date.now() + lifeMs).toISOString();
  await database.write(async (tx) => {
    await lockUser(tx, database, userId);
    await refuseTooMany(tx, userId, kind, address);
    await rows(tx, 'contactCode').delete({ createdAt: LessThan(ago(2 * dayMs)) });
    const row: ContactCodeRow = {
      id: randomUUID(),
      userId,
      kind,
      address,
      salt,
      codeHash: hashOf(salt, code),
      createdAt: new Date().toISOString(),
      expiresAt,
      failures: 0,
      usedAt: null,
    };
    await insertRow(tx, 'contactCode', row);
    const now = clock.now();
    const planned = { messageId: row.id, channel, userId, kind: 'code', caseId: null, content: { code } };
    const departs = { notBefore: now, notAfter: null, inDigest: false };
    await insertRow(tx, 'delivery', waitingDelivery({ ...planned, createdAt: now }, departs));
  });
  return { address, expiresAt };
}

/** The newest code of a kind that is still good. */
export async function pendingCode(
  manager: EntityManager,
  userId: string,
  kind: ContactKind,
): Promise<ContactCodeRow | undefined> {
  const [newest] = await rows(manager, 'contactCode').find({
    where: { userId, kind },
    order: { createdAt: 'DESC' },
    take: 1,
  });
  return newest && newest.usedAt === null && newest.expiresAt > ago(0) ? newest : undefined;
}

const codeStateOf: Readonly<Record<DeliveryRow['state'], CodeState>> = {
  waiting: 'waiting',
  sent: 'sent',
  delivered: 'sent',
  kept: 'kept',
  failed: 'failed',
  givenUp: 'failed',
};

/** What has become of a code. One whose message is kept no more has been sent long ago. */
export async function codeState(manager: EntityManager, codeId: string): Promise<CodeState> {
  const [row] = await rows(manager, 'delivery').find({ where: { messageId: codeId }, take: 1 });
  if (row?.state !== 'waiting') return codeStateOf[row?.state ?? 'sent'];
  const channel = await rows(manager, 'channelState').findOneBy({ name: row.channel });
  return channel && channel.failingSince !== null ? 'delayed' : 'waiting';
}

const wrongCode = () =>
  refuse.invalidField('code', 'wrongCode', text('验证码不正确，请核对后重新输入', 'The code is wrong; look again'));
const noCode = () =>
  refuse.invalidField(
    'code',
    'expired',
    text('验证码已失效，请重新获取', 'The code is no longer good; ask for another'),
  );

/**
 * Takes a code that was sent: the address is theirs from now on. Five wrong codes, and it is good for nothing.
 * @throws Refusal `InvalidInput`
 */
export async function takeContactCode(
  { database, clock }: ApiDependencies,
  me: SignedIn,
  kind: ContactKind,
  code: string,
): Promise<void> {
  const userId = me.user.id;
  // what was wrong is counted, so nothing may be thrown before it is written
  const refusal = await database.write(async (tx) => {
    await lockUser(tx, database, userId);
    const pending = await pendingCode(tx, userId, kind);
    if (!pending || pending.failures >= mostFailures) return noCode;
    if (hashOf(pending.salt, code) !== pending.codeHash) {
      await rows(tx, 'contactCode').update({ id: pending.id }, { failures: pending.failures + 1 });
      return pending.failures + 1 >= mostFailures ? noCode : wrongCode;
    }
    await rows(tx, 'contactCode').update({ id: pending.id }, { usedAt: new Date().toISOString() });
    const former = await rows(tx, 'contact').findOneBy({ userId, kind });
    const contact = { userId, kind, address: pending.address, verifiedAt: clock.now() };
    await rows(tx, 'contact').upsert(contact, ['userId', 'kind']);
    const content = {
      ...{ what: kind, how: 'set', after: maskAddress(pending.address) },
      ...(former && { before: maskAddress(former.address) }),
    };
    await appendAudit(tx, [{ ...actorOf(me), kind: 'contact', at: clock.now(), subject: userId, content }]);
    return undefined;
  });
  if (refusal) throw refusal();
  await sendAgain(database, userId, kind);
}

/** What was refused or did not arrive at the address before is sent to the one that is proved now. */
async function sendAgain(database: Database, userId: string, kind: ContactKind): Promise<void> {
  const channels = messageChannels.filter((name) => contactOfChannel[name] === kind);
  const failed = await rows(database.read, 'delivery').find({
    where: { userId, state: 'failed', channel: In(channels), why: In(['refused', 'undelivered']) },
    take: mostSentAgain,
  });
  const ids = failed.map(({ id }) => id);
  await retryDeliveries(database, ids, new Date().toISOString());
}
