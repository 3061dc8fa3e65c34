import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { appendAudit } from '../../database/audit';
import { correctInput, currentInput, type InputName } from '../../database/corrected-inputs';
import { rows } from '../../database/database';
import { retryDeliveries } from '../../database/decide-deliveries';
import { isInvitation } from '../../database/draws';
import { tell } from '../../database/tell';
import { sentenceOf } from '../../definitions/language/sentence';
import { text, type Text } from '../../definitions/language/text';
import { contactOfChannel } from '../../domain/contact-address';
import { readHttpAddress } from '../../domain/http-address';
import type { ChannelName } from '../../domain/message-settings';
import { changeReceiver, tryAtOnce } from '../../exchange/receiver';
import { actorOf } from '../audit/record';
import type { correctionSchema, Corrected, Incident } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { findIncidents, mustManageIncidents } from './incident-list';
import { templateOf } from './inputs';
import { mostOfKind } from './incident-sources';

type Correct = (deps: ApiDependencies, me: SignedIn, incident: Incident, value: string) => Promise<Text>;

/** Puts on record what was corrected, from what to what. */
const recordCorrection = (
  tx: EntityManager,
  { clock }: ApiDependencies,
  me: SignedIn,
  { id: subject, caseId }: Incident,
  title: Text,
): Promise<void> => {
  const about = { caseId: caseId ?? null, subject, content: { title } };
  return appendAudit(tx, [{ ...actorOf(me), kind: 'incident', at: clock.now(), ...about }]);
};

/** Another value counts from now on. @throws Refusal where it is the same */
async function store(
  deps: ApiDependencies,
  me: SignedIn,
  incident: Incident,
  {
    name,
    configured,
    corrected,
  }: { readonly name: InputName; readonly configured: string; readonly corrected: string },
  words: Text,
): Promise<void> {
  await deps.database.write(async (tx) => {
    const before = await currentInput(tx, name, configured);
    if (before === corrected) {
      throw refuse.invalidField('value', 'unchanged', text('与现在的相同，没有改动。', 'It is the same as it is now.'));
    }
    await correctInput(tx, name, { configured, corrected });
    const title = text(`改正${words.zh}：${before} → ${corrected}`, `Corrected ${words.en}: ${before} → ${corrected}`);
    await recordCorrection(tx, deps, me, incident, title);
  });
}

const deliveryOf = async ({ database }: ApiDependencies, { id }: Incident) => {
  const row = await rows(database.read, 'delivery').findOneByOrFail({ id });
  return { row, user: await rows(database.read, 'user').findOneByOrFail({ id: row.userId }) };
};

const corrections: Readonly<Record<Incident['inputs'][number]['kind'], Correct>> = {
  /** The id of a template: what was refused with it is sent again. */
  async template(deps, me, incident, value) {
    const { row, user } = await deliveryOf(deps, incident);
    const template = templateOf(deps, row, user.locale);
    if (!template) throw refuse.notFound();
    if (!/^[^\s,=]{1,100}$/.test(value)) {
      throw refuse.invalidField(
        'value',
        'wrongPattern',
        text(
          '须为 1 至 100 位的模板号，不含空格、逗号和等号。',
          'must be an id of 1 to 100 signs, without spaces, commas or =.',
        ),
      );
    }
    const name =
      row.channel === 'voice' ? text('语音模板', 'the voice template') : text('短信模板', 'the SMS template');
    const words = text(`${name.zh}“${row.kind}”`, `${name.en} “${row.kind}”`);
    await store(deps, me, incident, { ...template, corrected: value }, words);
    const refused = await rows(deps.database.read, 'delivery').find({
      where: { state: 'failed', why: 'refused', channel: row.channel, kind: row.kind },
      take: mostOfKind,
    });
    const ids = refused.map(({ id }) => id);
    const decided = await retryDeliveries(deps.database, ids, new Date().toISOString());
    const again = [...decided.values()].filter((undecided) => undecided === undefined).length;
    return text(`已改正，正在重新发送 ${again} 条消息。`, `Corrected; messages being sent again: ${again}.`);
  },

  /** Where the other platform is: it is asked again at once. Its key stays, so that nobody else is believed. */
  async exchangeUrl(deps, me, incident, value) {
    const { exchange } = deps.configuration;
    if (exchange.kind !== 'http') throw refuse.notFound();
    const corrected = readHttpAddress(value);
    if (corrected === undefined) {
      throw refuse.invalidField(
        'value',
        'wrongPattern',
        text(
          '须为上级平台的 http(s) 网址，不含账号和参数。',
          'must be an http(s) address without account and parameters.',
        ),
      );
    }
    const words = text('上级平台的网址', 'the address of the receiving platform');
    await store(deps, me, incident, { name: 'exchangeUrl', configured: exchange.url, corrected }, words);
    await changeReceiver(deps.database, () => tryAtOnce);
    return text('已改正，正在重新连接。', 'Corrected; the other platform is being asked again.');
  },

  /** A person's own address, which a code has proved: they alone correct it, and what failed is sent again then. */
  async address(deps, me, incident) {
    const { row, user } = await deliveryOf(deps, incident);
    // rows are written with names of channels only
    const kind = contactOfChannel[row.channel as ChannelName];
    const what =
      kind === 'email'
        ? text('核对您的邮箱：发往这个邮箱的消息没有送到', 'check your e-mail address: a message to it did not arrive')
        : text(
            '核对您的手机号：发往这个号码的消息没有送到',
            'check your telephone number: a message to it did not arrive',
          );
    const content = { what, project: me.membership.body.name, path: '/profile' };
    const telling = {
      kind: 'task',
      cause: `address:${row.id}`,
      content,
      message: sentenceOf('task', content),
    } as const;
    await deps.database.write(async (tx) => {
      // in the console only: outside of it they are not reached
      const to = { at: deps.clock.now(), channels: [] };
      await tell(tx, [user.id], { ...telling, caseId: null, dueAt: undefined, urgent: false }, to);
      // operators do not learn who is invited to evaluate
      const [zh, en] = isInvitation(row) ? ['受邀专家', 'an expert who is invited'] : [user.name, user.name];
      const title = text(`请 ${zh} 核对联系方式`, `Asked ${en} to check their address`);
      await recordCorrection(tx, deps, me, incident, title);
    });
    return text(
      '已在平台内通知本人；本人验证新的联系方式后，这些消息会自动重新发送。',
      'They are told in the console; once they have proved another address, these messages are sent again by themselves.',
    );
  },
};

/**
 * Corrects an input because of which something keeps failing, and tries it again.
 * @throws Refusal `NotAllowed`, `NotFound`, `InvalidInput`, or `Conflict` where there is no such input
 */
export async function correctIncident(
  deps: ApiDependencies,
  me: SignedIn,
  { key, input, value }: z.output<typeof correctionSchema>,
): Promise<Corrected> {
  mustManageIncidents(me);
  const incident = (await findIncidents(deps, {})).find((one) => one.key === key);
  if (!incident) throw refuse.notFound();
  if (!incident.inputs.some(({ kind }) => kind === input)) {
    throw refuse.conflict('Conflict', text('这一步没有这样的输入可以改正。', 'There is no such input to correct.'));
  }
  return { message: await corrections[input](deps, me, incident, value) };
}
