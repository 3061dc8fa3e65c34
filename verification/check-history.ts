import { text, type Text } from '../definitions/language';
import { canonicalJson } from '../domain/canonical';
import { hashOf } from '../domain/hash';
import type { ActRequest } from '../workflows/runtime/case-input';
import type { CaseRows, KeptEvent } from './case-rows';
import type { RunAccount } from './run-account';

/** What of a request is the act: the rest is how it was sent. */
const actIn = ({ seen: _, untrusted: __, ...act }: ActRequest): object => act;

const isSame = (one: unknown, other: unknown): boolean => canonicalJson(one ?? null) === canonicalJson(other ?? null);

type Events = ReadonlyMap<number, KeptEvent>;

function checkOpening({ input }: RunAccount, { case: row, parties }: CaseRows, events: Events): Text[] {
  const findings: Text[] = [];
  if (input.caseId !== row.id) {
    findings.push(
      text(`流程历史属于另一案件 ${input.caseId}。`, `The history is that of another case, ${input.caseId}.`),
    );
    return findings;
  }
  if (input.definitionId !== row.definitionId || hashOf(input.definition) !== row.definitionId) {
    findings.push(
      text('案件所依流程定义与开立时不同。', 'The case names another definition than it was opened under.'),
    );
  }
  if (input.region !== row.region) {
    findings.push(text('案件的行政区划与开立时不同。', 'The case names another region than it was opened in.'));
  }
  if (input.carried) return findings;
  if (!isSame(events.get(1)?.json.act, input.opening)) {
    findings.push(text('事件 1 与开立案件的行为不同。', 'Event 1 is not the act that opened the case.'));
  }
  if (row.openedAt !== input.opening.receivedAt) {
    findings.push(text('案件的开立时间与开立时不同。', 'The case names another instant of its opening.'));
  }
  const known = new Map(parties.map(({ id, role }) => [id, role]));
  for (const { id, role } of input.parties) {
    if (known.get(id) === role) continue;
    findings.push(
      text(`开立时的当事人 ${id}（${role}）缺失或已被更改。`, `The party ${id} (${role}) is missing or changed.`),
    );
  }
  return findings;
}

function checkActs({ acts }: RunAccount, events: Events, seen: Set<number>): Text[] {
  const findings: Text[] = [];
  for (const { request, receipt } of acts) {
    const { seq, hash } = receipt;
    const event = events.get(seq);
    // the same act sent again is answered with the receipt of the first
    const isFirst = !seen.has(seq);
    seen.add(seq);
    if (!event) {
      findings.push(
        text(
          `Temporal 受理的行为 ${request.action}（事件 ${seq}）不在数据库中。`,
          `The act ${request.action} that Temporal took as event ${seq} is not in the database.`,
        ),
      );
    } else if (event.hash !== hash || (isFirst && !isSame(event.json.act, actIn(request)))) {
      findings.push(
        text(
          `事件 ${seq} 与 Temporal 受理的行为 ${request.action} 不同。`,
          `Event ${seq} differs from the act ${request.action} that Temporal took.`,
        ),
      );
    }
  }
  return findings;
}

function checkPlaces({ writings, input }: RunAccount, events: Events): Text[] {
  const places = [...(input.carried ? [input.carried] : []), ...writings];
  const wrong = places.filter(({ seq, head }) => events.get(seq)?.hash !== head);
  return wrong.map(({ seq }) =>
    text(
      `链在事件 ${seq} 处的散列与 Temporal 记录的不同。`,
      `The chain has another hash at event ${seq} than Temporal has recorded.`,
    ),
  );
}

function checkEnd(last: RunAccount, { case: row, state }: CaseRows): Text[] {
  const findings: Text[] = [];
  const written = last.writings.at(-1);
  if (written && row.seq > written.seq) {
    findings.push(
      text(
        `事件 ${written.seq + 1} 至 ${row.seq} 不在 Temporal 的历史中。`,
        `Events ${written.seq + 1} to ${row.seq} are not in Temporal's history.`,
      ),
    );
  }
  if (written?.seq === row.seq && hashOf(state) !== written.state) {
    findings.push(
      text('案件的当前状态与 Temporal 记录的不同。', 'The state of the case differs from what Temporal has recorded.'),
    );
  }
  if (last.end === 'broken') {
    findings.push(text('案件的流程被强行中止。', 'The workflow of the case was ended by force.'));
  }
  if (last.end === 'completed' && last.closing !== row.closing) {
    findings.push(
      text(
        `流程的结案方式为 ${last.closing ?? '—'}，案件记载为 ${row.closing ?? '—'}。`,
        `The workflow closed as ${last.closing ?? '—'}, the case says ${row.closing ?? '—'}.`,
      ),
    );
  }
  return findings;
}

/**
 * Compares the rows of a case with what Temporal says of it, oldest run first. `isWhole`: the runs reach back to the
 * opening, so that an act which none of them knows was never taken.
 */
export function checkHistory(rows: CaseRows, accounts: readonly RunAccount[], isWhole: boolean): Text[] {
  const events: Events = new Map(rows.events.map((event) => [event.seq, event]));
  const taken = new Set<number>();
  const findings = accounts.flatMap((account) => [
    ...checkOpening(account, rows, events),
    ...checkActs(account, events, taken),
    ...checkPlaces(account, events),
  ]);
  const unknown = rows.events.filter(({ json }) => isWhole && json.kind === 'act' && !taken.has(json.seq));
  const invented = unknown.map(({ seq, action }) =>
    text(
      `事件 ${seq}（${action ?? ''}）不是 Temporal 受理的行为。`,
      `Event ${seq} (${action ?? ''}) is no act that Temporal took.`,
    ),
  );
  const last = accounts.at(-1);
  return [...findings, ...invented, ...(last ? checkEnd(last, rows) : [])];
}
