import type { EntityManager } from 'typeorm';
import type { Text } from '../definitions/language';
import type { ChannelName } from '../domain/message-settings';
import { rows } from './database';
import { tell } from './tell';

/** What has befallen the deposit of a bidder, in the words in which its people are told. */
const said = {
  held: { zh: '保证金已到账', en: 'Your deposit has come in' },
  part: { zh: '保证金到账一笔，尚不足额', en: 'Part of your deposit has come in; the rest is still missing' },
  otherPayer: {
    zh: '一笔转账不是从约定账户、以本单位名义转出，不作为保证金，已安排原路退回',
    en: 'A transfer did not come from your account as you named it: it is no deposit and goes back',
  },
  late: {
    zh: '一笔转账在投标截止后到账，不作为保证金，已安排原路退回',
    en: 'A transfer came in after the deadline: it is no deposit and goes back',
  },
  unsecured: {
    zh: '投标截止时没有足额的保证金或保函，投标未计入',
    en: 'Neither deposit nor letter was in at the deadline: your bid does not count',
  },
  paid: { zh: '保证金已退还', en: 'Your deposit has gone back to you' },
  refused: {
    zh: '银行未能退还保证金，请查看原因',
    en: 'The bank could not send your deposit back: see why',
  },
  forfeited: { zh: '保证金不予退还，已付给招标人', en: 'Your deposit is lost and was paid to the tenderer' },
} as const satisfies Readonly<Record<string, Text>>;
export type DepositNews = keyof typeof said;

/** What leaves the house: not of which case, and not whether money came in. */
const outside = { zh: '投标保证金有新的情况，请登录查看', en: 'there is news of a tender deposit: sign in to see it' };

/** When something became known by the platform's clock, and by which channels people are told. */
export interface Told {
  readonly at: string;
  readonly channels: readonly ChannelName[];
}

/** Whose deposit it is, and what happened to it; the same cause tells a person once. */
export interface DepositEvent {
  readonly caseId: string;
  readonly bodyId: string;
  readonly news: DepositNews;
  readonly cause: string;
}

/** Tells a bidder's people of its deposit, and nobody else. */
export async function tellOfDeposit(
  tx: EntityManager,
  { caseId, bodyId, news, cause }: DepositEvent,
  how: Told,
): Promise<void> {
  const { title, lot } = await rows(tx, 'case').findOneByOrFail({ id: caseId });
  const parties = await rows(tx, 'party').findBy({ caseId, bodyId });
  if (parties.length === 0) return;
  const members = await rows(tx, 'membership').findBy(parties.map(({ role }) => ({ bodyId, role })));
  const { zh, en } = said[news];
  const project = lot === null ? title : `${title}（${lot}）`;
  await tell(
    tx,
    [...new Set(members.map(({ userId }) => userId))],
    {
      kind: 'act',
      cause: `deposit:${cause}:${news}`,
      message: { zh: `${zh} · ${project}`, en: `${en} · ${project}` },
      page: `/cases/${caseId}`,
      content: { what: outside, project: '', path: '/notifications' },
      caseId: null,
      dueAt: undefined,
      urgent: news === 'refused',
    },
    how,
  );
}
