import { foundHash } from '../database/opened-entries';
import { stoodAtDeadline } from '../database/stood-at-deadline';
import { tenderActions } from '../database/tender-facts';
import { text, type NotedHash, type Text } from '../definitions/language';
import { hashOf, merkleRoot } from '../domain/hash';
import type { CaseRows, KeptEvent } from './case-rows';

/** The hash that the code of a stage has put into the chain last under one of those names. */
export const lastNoted = (events: readonly KeptEvent[], ...names: readonly NotedHash[]): string | undefined =>
  events.findLast(({ json }) => json.kind === 'noted' && names.some((name) => name === json.about?.[0]))?.json
    .about?.[1];

/** What was found in sealed entries must be what was put into the chain when they were opened. */
function checkOpened({ entries, events, sealings }: CaseRows): Text[] {
  const root = lastNoted(events, 'opened');
  const found = entries.flatMap((entry) => {
    const opened = sealings.find(({ entryId }) => entryId === entry.id)?.opened;
    return opened && stoodAtDeadline(entry) ? [foundHash(entry.id, opened)] : [];
  });
  if (root === undefined || merkleRoot(found) === root) return [];
  return [
    text(
      '解密后的内容与写入存证链的汇总散列不符：有内容被更改、增加或删除。',
      'What was found in the sealed bids is not what was put into the chain when they were opened.',
    ),
  ];
}

/** Bids, questions and downloads must be as they were received, and the bids those whose root is in the chain. */
export function checkEntries(rows: CaseRows): Text[] {
  const { entries, events, parties, state } = rows;
  const findings: Text[] = [];
  const bodies = new Map(parties.map(({ id, bodyId }) => [id, bodyId]));
  for (const { id, caseId, action, partyId, bodyId, receivedAt, form, documents, salt, hash } of entries) {
    const content = { caseId, action, party: partyId, receivedAt, form, documents };
    if (hashOf([salt, content]) !== hash) {
      findings.push(
        text(
          `递交 ${id}（${action}）的内容与其散列不符。`,
          `Entry ${id} (${action}): its content does not match its hash.`,
        ),
      );
    }
    if (bodies.get(partyId) !== bodyId) {
      findings.push(text(`递交 ${id}（${action}）的单位已被更改。`, `Entry ${id} (${action}) names another body.`));
    }
  }
  findings.push(...checkOpened(rows));
  const root = lastNoted(events, 'bids');
  const bids = entries.filter((entry) => entry.action === tenderActions.bid);
  const isOpen = state.takesEntries && bids.some(({ visit }) => visit === state.visit);
  if (root === undefined || isOpen) return findings;
  const standing = bids.filter(stoodAtDeadline);
  if (merkleRoot(standing.map((entry) => entry.hash)) !== root) {
    findings.push(
      text(
        '有效投标与截止时写入存证链的汇总散列不符：有投标被更改、增加或删除。',
        'The bids are not those whose root was put into the chain at the deadline: one was changed, added or removed.',
      ),
    );
  }
  return findings;
}
