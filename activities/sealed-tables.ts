import { In } from 'typeorm';
import { text, type Process } from '../definitions/language';
import { bodyNames } from '../database/body-names';
import { rows, type Database } from '../database/database';
import { definitionOf } from '../database/definitions';
import type { NoticeRows } from '../database/notice-content';
import type { CaseRow, EntryRow } from '../database/rows';
import { unsecuredEntries } from '../database/secured';
import { sealedFileHash, standingStates } from '../database/stood-at-deadline';
import { unopenedReason } from '../domain/sealing/unopened-reason';

/** Names of the actions whose entries are handed in sealed. */
const sealedActions = ({ stages }: Process): string[] =>
  Object.values(stages).flatMap(({ actions = {} }) =>
    Object.keys(actions).filter((name) => actions[name]?.sealed !== undefined),
  );

/** What everybody can keep before anything is decrypted: the hashes of all that is sealed, and of nobody the name. */
export async function sealedBidsTable(database: Database, row: CaseRow): Promise<NoticeRows> {
  const definition = await definitionOf(database.read, row.definitionId);
  const entries = await rows(database.read, 'entry').findBy({
    caseId: row.id,
    action: In(sealedActions(definition)),
    state: standingStates,
  });
  const sorted = [...entries].sort((a, b) => (a.hash < b.hash ? -1 : 1));
  return {
    title: text('密封投标的存证散列（解密前）', 'Hashes of the sealed bids, before anything is opened'),
    columns: [
      text('序号', 'No.'),
      text('收到时间', 'Received'),
      text('存证散列', 'Hash'),
      text('密封文件 SHA-256', 'SHA-256 of the sealed file'),
    ],
    rows: sorted.map((entry, index) => [String(index + 1), entry.receivedAt, entry.hash, sealedFileHash(entry)]),
  };
}

/** The bids that could not be opened, and what that means for each. */
export async function unopenedBidsTable(database: Database, caseId: string): Promise<NoticeRows> {
  const entries = await rows(database.read, 'entry').find({
    where: { caseId, state: In(['revoked', 'unopened']) },
    order: { receivedAt: 'ASC', id: 'ASC' },
  });
  const names = await bodyNames(
    database.read,
    entries.map(({ bodyId }) => bodyId),
  );
  const sealings = await rows(database.read, 'sealing').findBy({ entryId: In(entries.map(({ id }) => id)) });
  const reasonOf = ({ id }: EntryRow): string => {
    const opened = sealings.find(({ entryId }) => entryId === id)?.opened;
    if (!opened || opened.kind === 'opened') return '—';
    const { zh, en } = unopenedReason(opened);
    return `${zh} / ${en}`;
  };
  return {
    title: text('未能解密的投标', 'Bids that could not be opened'),
    columns: [text('投标人', 'Bidder'), text('处理', 'Counts as'), text('原因', 'Reason'), text('存证散列', 'Hash')],
    rows: entries.map((entry) => [
      names.get(entry.bodyId) ?? entry.bodyId,
      entry.state === 'revoked' ? '视为撤销 / revoked' : '视为撤回 / withdrawn',
      reasonOf(entry),
      entry.hash,
    ]),
  };
}

/** The bids that were left out at the deadline, unopened, since neither deposit nor letter was in. */
export async function unsecuredBidsTable(database: Database, caseId: string): Promise<NoticeRows> {
  const entries = await unsecuredEntries(database.read, caseId);
  const names = await bodyNames(
    database.read,
    entries.map(({ bodyId }) => bodyId),
  );
  return {
    title: text(
      '截止时无保证金、未计入的投标（未解密）',
      'Bids left out without a deposit at the deadline, not opened',
    ),
    columns: [text('投标人', 'Bidder'), text('收到时间', 'Received'), text('存证散列', 'Hash')],
    rows: entries.map(({ bodyId, receivedAt, hash }) => [names.get(bodyId) ?? bodyId, receivedAt, hash]),
  };
}
