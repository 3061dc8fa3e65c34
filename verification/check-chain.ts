import { text, type Text } from '../definitions/language';
import { CanonicalError } from '../domain/canonical';
import { chainHash, chainStart } from '../domain/hash';
import type { CaseRows, KeptEvent } from './case-rows';

const hashAfter = (previous: string, event: KeptEvent): string => {
  try {
    return chainHash(previous, event.json);
  } catch (error) {
    if (error instanceof CanonicalError || error instanceof RangeError) return '';
    throw error;
  }
};

/** What is kept of an event beside its content, for searching, must say what the content says. */
function columnsDiffer({ json, ...row }: KeptEvent): boolean {
  const { seq, at, kind, stage, act } = json;
  const said = [seq, at, kind, stage, act?.action ?? null, act?.key ?? null];
  return JSON.stringify(said) !== JSON.stringify([row.seq, row.at, row.kind, row.stage, row.action, row.actKey]);
}

/** Computes the chain of events anew. */
export function checkChain({ events, case: row }: CaseRows): Text[] {
  const findings: Text[] = [];
  let before: { readonly seq: number; readonly hash: string } = { seq: 0, hash: chainStart };
  for (const event of events) {
    const { seq } = event;
    for (let missing = before.seq + 1; missing < seq; missing += 1) {
      findings.push(text(`事件 ${missing} 缺失。`, `Event ${missing} is missing.`));
    }
    if (event.hash !== hashAfter(event.previousHash, event)) {
      findings.push(text(`事件 ${seq} 的内容与其散列不符。`, `Event ${seq}: its content does not match its hash.`));
    }
    if (seq === before.seq + 1 && event.previousHash !== before.hash) {
      findings.push(text(`事件 ${seq} 没有接在前一事件之后。`, `Event ${seq} does not follow the one before it.`));
    }
    if (columnsDiffer(event)) {
      findings.push(text(`事件 ${seq} 的索引列与其内容不符。`, `Event ${seq}: its columns do not say what it says.`));
    }
    before = event;
  }
  if (row.seq !== before.seq || row.head !== before.hash) {
    findings.push(
      text(
        `案件记载的链尾为事件 ${row.seq}，而事件止于 ${before.seq}，或散列不同。`,
        `The case says that its chain ends with event ${row.seq}; it ends with ${before.seq}, or with another hash.`,
      ),
    );
  }
  return findings;
}
