import { IsNull, Not, type EntityManager } from 'typeorm';
import { counted, text } from '../../definitions/language';
import { rows } from '../../database/database';
import type { ApiDependencies } from '../http/dependencies';
import { refuse } from '../http/refusal';

/** So many documents may a person have that no form names yet, and so many times the largest document in all of them. */
export const mostUnused = 200;
const mostTimesLargest = 10;

/** What a person has that no form names. */
interface Unused {
  readonly count: number;
  readonly bytes: number;
}

async function unusedOf(manager: EntityManager, userId: string): Promise<Unused> {
  const where = { uploadedBy: userId, unusedSince: Not(IsNull()) };
  const documents = rows(manager, 'document');
  const [count, bytes] = await Promise.all([documents.countBy(where), documents.sum('size', where)]);
  return { count, bytes: bytes ?? 0 };
}

/**
 * Whoever uploads and uploads without using any of it would fill the disk for everybody.
 * @param underWay what of the same person is arriving at this moment
 * @throws Refusal `Conflict` with the limit, when another document of that size would pass it
 */
export async function mustHaveRoomFor(
  manager: EntityManager,
  { configuration }: Pick<ApiDependencies, 'configuration'>,
  userId: string,
  size: number,
  underWay: Unused = { count: 0, bytes: 0 },
): Promise<void> {
  const there = await unusedOf(manager, userId);
  const count = there.count + underWay.count;
  const bytes = there.bytes + underWay.bytes;
  const most = configuration.uploadLimitBytes * mostTimesLargest;
  if (count < mostUnused && bytes + size <= most) return;
  const mb = Math.floor(bytes / 1024 / 1024);
  const mostMb = Math.floor(most / 1024 / 1024);
  throw refuse.conflict(
    'Conflict',
    text(
      `您上传后尚未用于任何事项的文件有 ${count} 个、共 ${mb} MB；最多 ${mostUnused} 个、${mostMb} MB。请先提交使用它们的事项；未使用的文件一天后自动删除。`,
      `You have ${counted(count, 'document')} of ${mb} MB that nothing uses; ${mostUnused} of ${mostMb} MB are allowed. Submit the forms that they are for; what is not used is removed after a day.`,
    ),
  );
}

/** Knows what is arriving in this process, so that many uploads at once do not pass the limit together. */
export interface UploadsUnderWay {
  /**
   * Takes in one more document of a person, of at most so many bytes.
   * @throws Refusal `Conflict` with the limit; whatever `work` throws
   */
  with<Result>(userId: string, bytes: number, work: () => Promise<Result>): Promise<Result>;
}

/** Counts the uploads that are under way. */
export function uploadsUnderWay(deps: ApiDependencies): UploadsUnderWay {
  const arriving = new Map<string, Unused>();
  const add = (userId: string, count: number, bytes: number): void => {
    const now = arriving.get(userId) ?? { count: 0, bytes: 0 };
    if (now.count + count === 0) arriving.delete(userId);
    else arriving.set(userId, { count: now.count + count, bytes: now.bytes + bytes });
  };
  return {
    async with(userId, bytes, work) {
      const others = arriving.get(userId);
      add(userId, 1, bytes);
      try {
        await mustHaveRoomFor(deps.database.read, deps, userId, bytes, others);
        return await work();
      } finally {
        add(userId, -1, -bytes);
      }
    },
  };
}
