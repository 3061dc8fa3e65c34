import { IsNull } from 'typeorm';
import { rows } from '../../database/database';
import { counted, text } from '../../definitions/language/text';
import { exchangeOverview } from '../exchange/overview';
import { bad, care, good, off, type Check } from './finding';

const lateMinutes = 60;

/** Whether the platform that this one sends to answers, and how much it still has to be sent. */
export const checkSending: Check = async (deps) => {
  const { receiver } = await exchangeOverview(deps);
  if (!deps.exchange || !receiver) return off(text('本平台不向其他平台报送', 'This platform sends to no other'));
  const lag = receiver.waitingSince
    ? Math.round((Date.parse(deps.clock.now()) - Date.parse(receiver.waitingSince)) / 60_000)
    : 0;
  const says = text(
    `${receiver.url}：${receiver.waiting} 个数据包待送，最早的已等 ${lag} 分钟`,
    `${receiver.url}: ${counted(receiver.waiting, 'package waits', 'packages wait')}, the oldest for ${lag} min`,
  );
  const look = text('在“数据交换”中查看原因并重试。', 'See why under Exchange, and retry there.');
  if (receiver.paused) return care(text(`已暂停；${says.zh}`, `Paused; ${says.en}`), look);
  await deps.exchange.standing();
  if (receiver.refused) return bad(text(`对方拒收；${says.zh}`, `The receiver refuses; ${says.en}`), look);
  return lag < lateMinutes ? good(says) : care(says, look);
};

/** Whether what other platforms send is taken in. */
export const checkReceiving: Check = async (deps) => {
  const { senders } = await exchangeOverview(deps);
  if (senders.length === 0)
    return off(text('没有登记向本平台报送的平台', 'No platform is registered that sends to this one'));
  const incidents = await rows(deps.database.read, 'exchangeIncident').countBy({
    direction: 'receiving',
    resolvedAt: IsNull(),
  });
  const missing = senders.reduce((sum, sender) => sum + sender.documentsMissing, 0);
  const says = text(
    `${senders.length} 个平台报送；${incidents} 件异常未处理，${missing} 份文件未到`,
    `${counted(senders.length, 'platform sends', 'platforms send')}; ${counted(incidents, 'open incident')}, ${counted(missing, 'document')} not here yet`,
  );
  if (incidents === 0) return good(says);
  return care(says, text('在“数据交换”中处理异常。', 'See to the incidents under Exchange.'));
};
