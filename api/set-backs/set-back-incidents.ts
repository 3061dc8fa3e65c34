import { IsNull, LessThan, Not, type EntityManager } from 'typeorm';
import { appendAudit } from '../../database/audit';
import { rows, type Database } from '../../database/database';
import type { SetBackRow } from '../../database/rows';
import { shanghaiTime, text, type Text } from '../../definitions/language';
import { actorOf } from '../audit/record';
import type { Incident } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';

const most = 500;

function wordsOf({ fromRun, event, toRun, agreedAt }: SetBackRow): Text {
  const to = toRun ?? '—';
  const what = text(
    `工作进程在受理一项行为之后、答复之前中断，项目因此无法继续。平台已将其回退到运行 ${fromRun} 的第 ${event} 个历史事件，由运行 ${to} 从那里继续，并再次受理该行为。`,
    `Its worker died after it had taken an act and before it had answered it, so the case could not go on. The platform has set it back to event ${event} of run ${fromRun}; run ${to} goes on from there and has taken the act again.`,
  );
  const agreed =
    agreedAt === null
      ? text(
          '数据库与项目是否一致尚未核对，平台会继续询问。',
          'Whether its rows agree is not known yet; the platform goes on asking.',
        )
      : text(
          `数据库与项目已于 ${shanghaiTime(agreedAt)} 核对一致。`,
          `Its rows were found to agree with it at ${shanghaiTime(agreedAt)} (Beijing).`,
        );
  return text(`${what.zh}${agreed.zh}`, `${what.en} ${agreed.en}`);
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
