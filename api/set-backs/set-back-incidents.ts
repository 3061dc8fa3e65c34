import { IsNull, LessThan, Not, type EntityManager } from 'typeorm';
import { appendAudit } from '../../database/audit';
import { rows, type Database } from '../../database/database';
import type { SetBackRow } from '../../database/rows';
import { shanghaiTime, text, type Text } from '../../definitions/language';
import { actorOf } from '../audit/record';
import type { Incident } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';

const most = 500;

const why = text(
  '工作进程在受理一项行为之后、答复之前中断，项目因此无法继续。',
  'Its worker died after it had taken an act and before it had answered it, so the case could not go on.',
);

/** How far the set-back has come, as far as it is known. */
function progress({ fromRun, event, toRun, agreedAt }: SetBackRow): Text {
  const zh = `运行 ${fromRun} 的第 ${event} 个历史事件`;
  const en = `event ${event} of run ${fromRun}`;
  if (toRun === null && agreedAt === null) {
    return text(`平台正在将其回退到${zh}。`, `The platform is setting it back to ${en}.`);
  }
  if (toRun === null) {
    return text(
      `平台曾将其回退到${zh}；Temporal 已不再保存该项目，由哪个运行继续已无从得知。`,
      `The platform was setting it back to ${en}; Temporal has forgotten the case, and which run went on cannot be known any more.`,
    );
  }
  const again = agreedAt === null ? text('', '') : text('，并已再次受理该行为', ' and has taken the act again');
  return text(
    `平台已将其回退到${zh}，由运行 ${toRun} 从那里继续${again.zh}。`,
    `The platform has set it back to ${en}; run ${toRun} goes on from there${again.en}.`,
  );
}

const agreement = ({ agreedAt }: SetBackRow): Text =>
  agreedAt === null
    ? text(
        '数据库与项目是否一致尚未核对，平台会继续询问。',
        'Whether its rows agree is not known yet; the platform goes on asking.',
      )
    : text(
        `数据库与项目已于 ${shanghaiTime(agreedAt)} 核对一致。`,
        `Its rows were found to agree with it at ${shanghaiTime(agreedAt)} (Beijing).`,
      );

function wordsOf(row: SetBackRow): Text {
  const parts = [why, progress(row), agreement(row)];
  return text(parts.map(({ zh }) => zh).join(''), parts.map(({ en }) => en).join(' '));
}

/** Cases that were set back, until somebody has seen to it. */
export async function setBackIncidents({ database }: ApiDependencies): Promise<Incident[]> {
  const open = await rows(database.read, 'setBack').find({
    where: { closedAt: IsNull() },
    order: { at: 'ASC' },
    take: most,
  });
  return open.map((row) => ({
    key: `setBack/${row.id}`,
    kind: 'setBack',
    id: row.id,
    caseId: row.caseId,
    effect: 'setBack',
    error: row.fromRun,
    words: wordsOf(row),
    since: row.at,
    // what may still be wrong is not put aside
    may: row.agreedAt === null ? [] : ['close'],
    maySkip: false,
    inputs: [],
  }));
}

/** An operator has seen to it. @returns whether it was open */
export async function closeSetBack(
  tx: EntityManager,
  { clock }: ApiDependencies,
  me: SignedIn,
  { id, caseId }: Incident,
): Promise<boolean> {
  const at = clock.now();
  const { affected } = await rows(tx, 'setBack').update(
    { id, agreedAt: Not(IsNull()), closedAt: IsNull() },
    { closedAt: at, closedBy: me.user.id },
  );
  if (affected !== 1) return false;
  const title = text('确认项目已回退并继续', 'Saw to a case that was set back');
  await appendAudit(tx, [
    { ...actorOf(me), kind: 'incident', at, caseId: caseId ?? null, subject: id, content: { title } },
  ]);
  return true;
}

/** Closes what has agreed since before then, and nobody had a question about. Answers how many. */
export async function closeOldSetBacks(database: Database, before: string, now: string): Promise<number> {
  const { affected } = await database.write((tx) =>
    rows(tx, 'setBack').update({ agreedAt: LessThan(before), closedAt: IsNull() }, { closedAt: now }),
  );
  return affected ?? 0;
}
