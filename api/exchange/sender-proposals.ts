import { rows } from '../../database/database';
import type { ExchangeKey, ProposalRow } from '../../database/rows';
import { text, type Text } from '../../definitions/language/text';
import { CannotRegister, insertKey, insertSender, readKey, type NewSender } from '../../exchange/register-sender';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';
import type { ProposalKind } from '../proposals/proposal-kind';
import { propose } from '../proposals/propose';

/** A platform that shall be believed from now on under this key; one that is registered gets it beside its others. */
interface BelievedSender extends Pick<NewSender, 'code' | 'name' | 'region'> {
  readonly key: ExchangeKey;
  readonly isNew: boolean;
}

/** The content of a proposal of the kind `sender`, written by `proposeSender` and `proposeKey` only. */
const senderIn = ({ content }: ProposalRow): BelievedSender => content as BelievedSender;

const titleOf = ({ code, name, key, isNew }: BelievedSender): Text =>
  isNew
    ? text(`登记报送平台 ${name}（${code}），公钥 ${key.keyId}`, `Register ${name} (${code}) with the key ${key.keyId}`)
    : text(`为 ${name}（${code}）加公钥 ${key.keyId}`, `Add the key ${key.keyId} to ${name} (${code})`);

const cannotRegister = {
  notAKey: ['publicKey', text('不是 Ed25519 公钥（Base64）', 'This is no Ed25519 public key in base64')],
  known: ['code', text('该代码的平台已登记', 'A platform of that code is registered already')],
  knownKey: ['publicKey', text('该公钥已登记', 'This key is registered already')],
} as const;

/** Says a broken rule as a refusal that names the field. */
async function registering<T>(work: () => Promise<T> | T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CannotRegister)) throw error;
    const [field, message] = cannotRegister[error.reason];
    throw refuse.invalidField(field, error.reason, message);
  }
}

/** A key by which another platform is believed: whoever adds one alone could tell the public anything in its name. */
export const senderProposals: ProposalKind = {
  recordedAs: 'exchange',

  title: (_manager, row) => titleOf(senderIn(row)),

  view(_deps, row) {
    const { code, name, region, key, isNew } = senderIn(row);
    return Promise.resolve({ sender: { code, name, region, keyId: key.keyId, isNew } });
  },

  carryOut: (tx, row, now) =>
    registering(async () => {
      const { key, isNew, ...sender } = senderIn(row);
      const added = { ...key, addedAt: now };
      if (isNew) await insertSender(tx, sender, added, now, row.proposedBy);
      else await insertKey(tx, sender.code, added, now);
    }),
};

async function put(deps: ApiDependencies, me: SignedIn, content: BelievedSender): Promise<string> {
  const proposed = { kind: 'sender', subject: content.code, region: content.region, content } as const;
  return deps.database.write(async (tx) => {
    const waiting = await rows(tx, 'proposal').findBy({ kind: 'sender', subject: content.code, state: 'waiting' });
    if (waiting.some((row) => senderIn(row).key.keyId === content.key.keyId)) {
      throw refuse.conflict('Conflict', text('同一公钥已在等待复核。', 'The same key waits for confirmation.'));
    }
    return (await propose(tx, deps, me, { ...proposed, title: titleOf(content) })).id;
  });
}

/**
 * Proposes to take packages of a platform. @returns the id of the proposal
 * @throws Refusal `InvalidInput` where the key is none or the platform is registered, `Conflict` where it waits already
 */
export async function proposeSender(
  deps: ApiDependencies,
  me: SignedIn,
  { publicKey, ...sender }: NewSender,
): Promise<string> {
  const key = await registering(() => readKey(deps.signer, publicKey, deps.clock.now()));
  const isKnown = await rows(deps.database.read, 'exchangeSender').existsBy({ code: sender.code });
  if (isKnown) throw refuse.invalidField('code', 'known', cannotRegister.known[1]);
  return put(deps, me, { ...sender, key, isNew: true });
}

/**
 * Proposes another key of a platform. @returns the id of the proposal
 * @throws Refusal `NotFound`, `InvalidInput` where the key is none or known, `Conflict` where it waits already
 */
export async function proposeKey(deps: ApiDependencies, me: SignedIn, code: string, given: string): Promise<string> {
  const key = await registering(() => readKey(deps.signer, given, deps.clock.now()));
  const sender = await rows(deps.database.read, 'exchangeSender').findOneBy({ code });
  if (!sender) throw refuse.notFound();
  if (sender.keys.some(({ keyId }) => keyId === key.keyId)) {
    throw refuse.invalidField('publicKey', 'knownKey', cannotRegister.knownKey[1]);
  }
  const { name, region } = sender;
  return put(deps, me, { code, name, region, key, isNew: false });
}
