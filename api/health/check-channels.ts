import { connect } from 'node:net';
import type { MessageGateways } from '../../configuration';
import { rows } from '../../database/database';
import { counted, text } from '../../definitions/language/text';
import type { ChannelName } from '../../domain/message-settings';
import { bad, care, good, off, type Check } from './finding';

const patienceMs = 2500;

/** Opens a connection and closes it again. @throws Error when nobody answers there */
function reach(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, timeout: patienceMs });
    const end = (error?: Error) => {
      socket.destroy();
      if (error) reject(error);
      else resolve();
    };
    socket.once('connect', () => end());
    socket.once('timeout', () => end(new Error(`${host}:${port} does not answer within ${patienceMs} ms`)));
    socket.once('error', end);
  });
}

type Gateway = NonNullable<MessageGateways[ChannelName]>;

function placeOf(gateway: Exclude<Gateway, { kind: 'kept' }>): { readonly host: string; readonly port: number } {
  if (gateway.kind === 'smtp') return gateway;
  const { hostname, port, protocol } = new URL(gateway.url);
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) || (protocol === 'https:' ? 443 : 80) };
}

/** Whether a way to reach people can be reached itself, and whether what was sent by it arrived. */
export const checkChannel =
  (name: ChannelName): Check =>
  async ({ configuration, database }) => {
    const gateway = configuration.messages[name];
    if (!gateway) return off(text('本平台没有此渠道', 'This platform has no such channel'));
    const [state, waiting, failed] = await Promise.all([
      rows(database.read, 'channelState').findOneBy({ name }),
      rows(database.read, 'delivery').countBy({ channel: name, state: 'waiting' }),
      rows(database.read, 'delivery').countBy({ channel: name, state: 'failed' }),
    ]);
    if (gateway.kind === 'kept') {
      return care(
        text('没有连接网关：消息只保存，不送达任何人', 'No gateway is connected: messages are kept and reach nobody'),
        text(
          '正式使用前请设置网关，见文档“消息通知”。',
          'Name a gateway before real use: the document on notifications says how.',
        ),
      );
    }
    const { host, port } = placeOf(gateway);
    await reach(host, port);
    const counts = {
      zh: `${waiting} 条等待，${failed} 条失败`,
      en: `${counted(waiting, 'waits', 'wait')}, ${failed} failed`,
    };
    if (state?.failingSince) {
      return bad(
        text(
          `${host}:${port} 拒绝发送：${state.error ?? ''}；${counts.zh}`,
          `${host}:${port} refuses: ${state.error ?? ''}; ${counts.en}`,
        ),
        text(
          '按错误信息检查网关账号与额度，然后在“消息发送”中重试。',
          'See to the account at the gateway as the error says, then retry under Messages.',
        ),
      );
    }
    const says = text(`${host}:${port} 可连接；${counts.zh}`, `${host}:${port} can be reached; ${counts.en}`);
    if (failed === 0) return good(says);
    return care(says, text('在“消息发送”中查看失败的消息。', 'Look at the failed messages under Messages.'));
  };
