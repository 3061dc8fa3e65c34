import { checkSheet, type SheetFault, type Verdict } from '../../domain/ranking/score-sheet';
import { checkId, checkText, most } from './check-value';
import type { Field } from './field';
import {
  isEmpty,
  isRecord,
  join,
  own,
  refuse,
  refuseCount,
  refuseType,
  refuseUnknown,
  shortened,
  type Place,
} from './form-fault';
import { text, type Text } from './text';

/** Verdicts and scores on every opened bid, against the criteria of the tender documents. */
export function checkScoreSheet(
  field: Field,
  raw: unknown,
  at: Place,
): { readonly bids: readonly Verdict[] } | undefined {
  const rows = isRecord(raw) ? own(raw, 'bids') : undefined;
  if (!isRecord(raw) || !Array.isArray(rows))
    return refuseType(at, field, text('对各投标的评审', 'made of verdicts on the bids'));
  const before = at.faults.length;
  for (const key of Object.keys(raw)) if (key !== 'bids') refuseUnknown(key, at);
  if (rows.length > most.rows) return refuseCount(at, field, 'tooMany', most.rows);

  const items: readonly unknown[] = rows;
  const verdicts = items.map((item, index) => checkVerdict(field, item, { ...at, path: `${at.path}.bids.${index}` }));
  const bids = verdicts.filter((verdict) => verdict !== undefined);
  // without scores, too, every bid needs a verdict and every rejection its reason
  const { criteria = [], bids: opened } = at.context;
  if (opened) {
    const named = items.map((item) => (isRecord(item) ? own(item, 'bid') : undefined));
    const known = opened.map(({ id, inquiry }) => ({ bid: id, ...(inquiry && { inquired: inquiry === 'over' }) }));
    for (const fault of checkSheet({ expert: '', bids }, criteria, known)) {
      // that its verdict cannot be read was said already
      if (fault.rule === 'missingBid' && named.includes(fault.bid)) continue;
      refuseSheet(field, fault, named.indexOf(fault.bid), at);
    }
  }
  return at.faults.length > before ? undefined : { bids };
}

function checkVerdict(field: Field, item: unknown, at: Place): Verdict | undefined {
  if (!isRecord(item)) return refuseType(at, field, text('对各投标的评审', 'made of verdicts on the bids'));
  const before = at.faults.length;
  for (const key of Object.keys(item)) {
    if (!['bid', 'verdict', 'reason', 'ground', 'scores'].includes(key)) refuseUnknown(key, at);
  }
  const bid = checkId(field, own(item, 'bid'), { ...at, path: join(at.path, 'bid') });
  const verdict = own(item, 'verdict');
  if (verdict !== 'accepted' && verdict !== 'rejected') {
    const bidder = at.context.bids?.find(({ id }) => id === bid)?.bidder;
    refuse(
      { ...at, path: join(at.path, 'verdict') },
      field,
      'notAnOption',
      { options: 'accepted, rejected' },
      text(
        `须对每份投标作出通过或否决的结论${bidder === undefined ? '' : `（${bidder}）`}`,
        `needs a verdict on every bid, accepted or rejected${bidder === undefined ? '' : ` (${bidder})`}`,
      ),
    );
  }
  const ground = own(item, 'ground');
  if (ground !== undefined && ground !== 'lowPrice') {
    refuse(
      { ...at, path: join(at.path, 'ground') },
      field,
      'notAnOption',
      { options: 'lowPrice' },
      text('的否决情形只能是报价异常低', 'has a ground that is not known: lowPrice is the only one'),
    );
  }
  const reason = checkReason(own(item, 'reason'), field, { ...at, path: join(at.path, 'reason') });
  const scores = checkScores(own(item, 'scores') ?? {}, field, { ...at, path: join(at.path, 'scores') });
  if (at.faults.length > before || bid === undefined || !scores) return undefined;
  const isRejected = verdict === 'rejected';
  return {
    bid,
    verdict: isRejected ? verdict : 'accepted',
    ...(reason && { reason }),
    ...(isRejected && ground === 'lowPrice' && { ground }),
    scores,
  };
}

function checkReason(raw: unknown, field: Field, at: Place): string | undefined {
  if (isEmpty(raw)) return undefined;
  return checkText({ type: 'text', title: field.title, multiline: true, atMost: 2000 }, raw, at);
}

function checkScores(raw: unknown, field: Field, at: Place): Readonly<Record<string, string>> | undefined {
  if (!isRecord(raw)) return refuseType(at, field, text('各评分项的分数', 'made of scores by criterion'));
  const scores: Record<string, string> = {};
  for (const [criterion, score] of Object.entries(raw)) {
    const place = { ...at, path: join(at.path, shortened(criterion)) };
    if (!/^[a-z][a-zA-Z0-9]{0,39}$/.test(criterion) || criterion in Object.prototype) {
      refuseUnknown(criterion, at);
    } else if (typeof score !== 'string' || score.length > 20) {
      refuseType(place, field, text('以文字表示的分数', 'made of scores written as decimal text'));
    } else scores[criterion] = score.trim();
  }
  return scores;
}

const sheetReasons: Readonly<Record<SheetFault['rule'], Text>> = {
  unknownBid: text('含有不在开标记录中的投标', 'has a bid that was not opened'),
  missingBid: text('缺少对一份投标的评审', 'has no verdict on one of the bids'),
  bidTwice: text('对同一投标评审了两次', 'has two verdicts on one bid'),
  notInquired: text(
    '以报价异常低为由否决的，须先要求投标人书面说明并等其答复或逾期',
    'rejects a bid for its low price before its bidder was asked for an explanation and has answered or let the time pass',
  ),
  missingReason: text('否决投标必须说明理由', 'must give the reason for rejecting a bid'),
  unknownCriterion: text('含有招标文件没有的评分项', 'has a criterion that is not in the tender documents'),
  computedCriterion: text('价格分由系统计算，不得填写', 'has a score for a criterion that is computed from the price'),
  missingScore: text('缺少分数', 'has no score'),
  notANumber: text('分数应为数字', 'has a score that is not a number'),
  negative: text('分数不能为负数', 'has a negative score'),
  tooManyDecimals: text('分数最多四位小数', 'has a score with more than four decimals'),
  overMax: text('分数超过满分', 'has a score above the maximum'),
};

/** Notes a fault of the verdict in that row; in none where the sheet has no such row. */
function refuseSheet(field: Field, fault: SheetFault, index: number, at: Place): void {
  const criterion = fault.criterion === undefined ? undefined : shortened(fault.criterion);
  const row = index < 0 ? at.path : `${at.path}.bids.${index}`;
  const path = criterion === undefined ? row : `${row}.scores.${criterion}`;
  const bidder = at.context.bids?.find(({ id: bid }) => bid === fault.bid)?.bidder ?? shortened(fault.bid);
  const title = at.context.criteria?.find(({ id }) => id === fault.criterion)?.title;
  const part = typeof title === 'string' ? title : criterion;
  const why = sheetReasons[fault.rule];
  refuse(
    { ...at, path },
    field,
    fault.rule,
    { bid: fault.bid, ...(criterion !== undefined && { criterion }) },
    text(
      `${why.zh}（${part === undefined ? bidder : `${bidder}，${part}`}）`,
      `${why.en} (${part === undefined ? bidder : `${bidder}, ${part}`})`,
    ),
  );
}
