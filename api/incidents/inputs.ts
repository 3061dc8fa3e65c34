import { In } from 'typeorm';
import { currentInput, currentInputs, templateInput, type InputName } from '../../database/corrected-inputs';
import { rows } from '../../database/database';
import { isInvitation } from '../../database/draws';
import type { DeliveryRow } from '../../database/rows';
import { text, type Text } from '../../definitions/language/text';
import { contactOfChannel, maskAddress } from '../../domain/contact-address';
import { templateId, type ChannelName } from '../../domain/message-settings';
import type { Incident } from '../contract';
import type { ApiDependencies } from '../http/dependencies';
import { retention } from '../upkeep/retention';

/** Days after which a set-back that agrees closes by itself. */
const daysOpen = retention.setBacksThatAgree / 86_400_000;

/** Nothing was given from outside: what is wrong lies with the platform, and is mended there. */
const nothingGiven = text(
  '这一步只用项目已有的内容，没有可以改正的输入。请按错误信息排除平台的故障（数据库、磁盘、网络），然后重试。',
  'This step works with what the case holds; there is no input to correct. Mend the platform as the error says (database, disk, network), then try again.',
);

/** Where to look when there is no input to correct, by what the step does. */
const hints: Readonly<Record<string, Text>> = {
  certificate: text(
    '没有可以改正的输入。证明由平台的签名密钥签发：请检查服务器上的密钥文件，然后重试。',
    'There is no input to correct. Certificates are signed with the platform’s key: look after the key file on the server, then try again.',
  ),
  rankBids: text(
    '评审表只能由评委本人修改，没有可由运维改正的输入。请排除平台的故障，然后重试。',
    'Score sheets are changed by their members only; there is no input that operators correct. Mend the platform, then try again.',
  ),
  archive: text(
    '没有可以改正的输入。请检查 Temporal 和文件存储，然后重试。',
    'There is no input to correct. Look after Temporal and the document store, then try again.',
  ),
  forgetContent: text(
    '没有可以改正的输入。请检查文件存储，然后重试。',
    'There is no input to correct. Look after the document store, then try again.',
  ),
  pay: text(
    '没有可以改正的输入。请检查与银行的连接，然后重试；同一笔款项银行只付一次。',
    'There is no input to correct. Look after the connection to the bank, then try again; the bank pays the same once.',
  ),
  setBack: text(
    `平台已自行处理。如有疑问，可运行 npm run verify -- 项目编号 核对；核对一致 ${daysOpen} 天后自动关闭。`,
    `The platform has dealt with it. To make sure, run npm run verify -- CASE; it closes by itself ${daysOpen} days after the rows agreed.`,
  ),
  sending: text(
    '两个平台的数据不一致，没有可以改正的输入。请到“数据交换”页面核对。',
    'The two platforms do not agree; there is no input to correct. Compare them on the page Exchange.',
  ),
  receiving: text(
    '须由对方改正，或在“数据交换”页面登记对方的平台和公钥。',
    'The other platform has to mend it, or register it and its key on the page Exchange.',
  ),
};

/** A message that was not refused: nothing is wrong with it. */
const channelHint = text(
  '消息本身没有问题，是渠道一直不通。请检查渠道，然后重试。',
  'Nothing is wrong with the message: its channel did not answer. Look after the channel, then try again.',
);
const told = text(
  '没有可以改正的输入：项目所在的 Temporal 没有答复。请检查 Temporal 和工作进程，然后重试。',
  'There is no input to correct: the case did not answer. Look after Temporal and the workers, then try again.',
);

/** Where to look when there is no input to correct. */
export function hintFor({ kind, effect }: Pick<Incident, 'kind' | 'effect'>): Text {
  if (kind === 'delivery') return channelHint;
  const hint = hints[effect.split(':')[0] ?? ''];
  return hint ?? (kind === 'outbox' ? told : nothingGiven);
}

type Input = Incident['inputs'][number];

/** Problems of sending that a wrong address of the other platform brings. */
const problemsOfAddress: readonly string[] = ['Unreachable', 'Refused', 'WrongReceiver', 'NotFound'];

/** The address of the other platform, where it may be what is wrong. */
export async function inputsOfSending(
  { configuration: { exchange }, database }: ApiDependencies,
  problem: string,
): Promise<Input[]> {
  if (exchange.kind !== 'http' || !problemsOfAddress.includes(problem)) return [];
  return [{ kind: 'exchangeUrl', value: await currentInput(database.read, 'exchangeUrl', exchange.url) }];
}

/** The template by which a telephone is told, as it is configured; undefined where the channel has none. */
export function templateOf(
  { configuration }: Pick<ApiDependencies, 'configuration'>,
  { channel, kind }: Pick<DeliveryRow, 'channel' | 'kind'>,
  locale: string | undefined,
): { readonly name: InputName; readonly configured: string } | undefined {
  if (channel !== 'sms' && channel !== 'voice') return undefined;
  const gateway = configuration.messages[channel];
  if (gateway?.kind !== 'gateway') return undefined;
  const language = locale === 'en' ? 'en' : 'zh';
  return { name: templateInput(channel, kind, language), configured: templateId(gateway.templates, kind, language) };
}

/**
 * What may be wrong with messages that were refused or did not arrive: the template that the gateway was given, which
 * operators correct, and the person's address, which only they can.
 */
export async function inputsOfDeliveries(
  deps: ApiDependencies,
  failed: readonly DeliveryRow[],
): Promise<Map<string, Input[]>> {
  const refused = failed.filter(({ why }) => why === 'refused' || why === 'undelivered');
  if (refused.length === 0) return new Map();
  const { read } = deps.database;
  const people = In([...new Set(refused.map(({ userId }) => userId))]);
  const [users, contacts] = await Promise.all([
    rows(read, 'user').findBy({ id: people }),
    rows(read, 'contact').findBy({ userId: people }),
  ]);
  const locales = new Map(users.map(({ id, locale }) => [id, locale]));
  const addresses = new Map(contacts.map(({ userId, kind, address }) => [`${userId}/${kind}`, address]));
  const templates = new Map(
    refused.flatMap((row) => {
      const template = row.why === 'refused' && templateOf(deps, row, locales.get(row.userId));
      return template ? [[row.id, template] as const] : [];
    }),
  );
  const current = await currentInputs(
    read,
    new Map([...templates.values()].map(({ name, configured }) => [name, configured])),
  );
  return new Map(
    refused.map((row) => {
      const template = templates.get(row.id);
      // rows are written with names of channels only
      const address = addresses.get(`${row.userId}/${contactOfChannel[row.channel as ChannelName]}`);
      const inputs: Input[] = [];
      if (template) inputs.push({ kind: 'template', value: current.get(template.name) ?? template.configured });
      if (row.kind !== 'code') {
        const isShown = address !== undefined && !isInvitation(row);
        inputs.push({ kind: 'address', ...(isShown && { value: maskAddress(address) }) });
      }
      return [row.id, inputs];
    }),
  );
}
