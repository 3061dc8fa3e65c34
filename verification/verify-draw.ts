import { text, type Text } from '../definitions/language';
import { CanonicalError } from '../domain/canonical';
import { standingCalls } from '../domain/drawing/calls';
import { drawFaults, type DrawFault, type DrawRecord } from '../domain/drawing/draw-record';

/** What a verification of a published draw has found: nothing, where everybody would have drawn the same. */
export interface DrawVerdict {
  readonly name: string;
  /** How many stand at the end, of how many who could be drawn. */
  readonly people: string;
  readonly findings: readonly Text[];
}

const unreadable = text('不是抽取记录。', 'This is no record of a draw.');

function words(found: DrawFault): Text {
  switch (found.fault) {
    case 'listWrong':
      return text('名单不完整、未按序或有重复。', 'The list is not whole, not in its order, or has somebody twice.');
    case 'contributionMissing':
      return text(`${found.party} 没有承诺份额。`, `${found.party} has committed to no share.`);
    case 'dealingWrong':
      return text(
        `${found.party} 的承诺与名单或密钥不符。`,
        `The commitment of ${found.party} does not fit the list or the keys.`,
      );
    case 'shareWrong':
      return text(
        `${found.party} 公开的份额与承诺不符。`,
        `What ${found.party} revealed does not open what it committed to.`,
      );
    case 'notOpened':
      return text(`${found.party} 的份额没有打开。`, `The share of ${found.party} was not opened.`);
    case 'seedWrong':
      return text('种子不是由这些份额得出的。', 'The seed does not come from these shares.');
    case 'orderWrong':
      return text('顺序不是由种子得出的。', 'The order does not come from the seed.');
    case 'callWrong':
      return text(`${found.person} 不是轮到的下一位。`, `${found.person} was not the next one to be called.`);
    case 'nameWrong':
      return text(`公布的姓名与 ${found.person} 不符。`, `The published name does not belong to ${found.person}.`);
  }
}

function verdictOf(record: DrawRecord): DrawVerdict {
  try {
    const findings = drawFaults(record).map(words);
    const people = `${standingCalls(record.calls).length} / ${record.list.candidates.length}`;
    return { name: `${record.list.case}.${record.list.visit}`, people, findings };
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError || error instanceof CanonicalError) {
      return { name: '?', people: '', findings: [unreadable] };
    }
    throw error;
  }
}

/** Draws again what `/public/draws/:id` has published, or one of its draws. */
export function verifyDraws(published: string): DrawVerdict[] {
  try {
    const read = JSON.parse(published) as { readonly draws?: readonly DrawRecord[] } & DrawRecord; // judged below
    return (read.draws ?? [read]).map(verdictOf);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) {
      return [{ name: '?', people: '', findings: [unreadable] }];
    }
    throw error;
  }
}
