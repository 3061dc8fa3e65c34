import type { preparedBidRules } from '../../definitions/trading/open-tender/prepared-bid';
import { text, type Rule, type Text } from '../../definitions/language';
import type { Unit } from '../../domain/amount';
import type { BidDocument } from '../../domain/bid-document/bid-document';
import { arithmeticErrors, equalPrices } from '../../domain/collusion/equal-errors';
import { sharedTraces } from '../../domain/collusion/shared-traces';
import type { PreparedBid } from '../../contents/prepared-bids';

const ruleNames = {
  errors: 'sharedErrorAlarm',
  preparation: 'sharedPreparationAlarm',
  prices: 'equalUnitPricesAlarm',
} as const satisfies Readonly<Record<string, keyof typeof preparedBidRules>>;

/** What several prepared bids have in common, by which rule. */
export interface PreparedLikeness {
  readonly rule: Rule;
  readonly says: Text;
  /** Ids of the bids. */
  readonly bids: readonly string[];
}

/** Names that spreadsheet programs write where nobody has given one: they tell nothing. */
const nobody =
  /^(administrator|admin|user|users|owner|pc|lenovo|dell|hp|asus|acer|windows ?用户|微软用户|microsoft( office user)?|apache poi|openpyxl|python-docx|wps.*|用户)$/i;

const authorsOf = ({ preparation }: BidDocument): readonly string[] =>
  preparation.sources
    .flatMap(({ creator, lastModifiedBy }) => [creator, lastModifiedBy])
    .filter((name): name is string => name !== undefined && !nobody.test(name.trim()));

/** So few items alike may be chance. */
const fewestItems = 20;

/** What bid documents of different bidders share: arithmetic errors, the device or author, and most of their unit prices. */
export function preparedLikenesses(
  rules: Readonly<Record<string, Rule>>,
  prepared: readonly PreparedBid[],
  unit: Unit,
): PreparedLikeness[] {
  const found: PreparedLikeness[] = [];
  const share = (
    name: keyof typeof ruleNames,
    tracesOf: (bid: PreparedBid) => readonly string[],
    says: (value: string) => Text,
  ) => {
    const rule = rules[ruleNames[name]];
    if (rule?.value !== true) return;
    const traces = prepared.flatMap((one) =>
      [...new Set(tracesOf(one))].map((value) => ({ bid: one.bid.id, bidder: one.bid.bodyId, value })),
    );
    for (const { value, bids } of sharedTraces(traces)) found.push({ rule, says: says(value), bids });
  };
  share(
    'errors',
    ({ document, bills }) => arithmeticErrors(document, bills, unit),
    (error) => text(`清单计算错误相同：${error}`, `The same arithmetic error in a bill: ${error}`),
  );
  share(
    'preparation',
    ({ document }) => (document.preparation.device === undefined ? [] : [document.preparation.device]),
    (device) => text(`在同一浏览器中编制：${device.slice(0, 16)}…`, `Prepared in one browser: ${device.slice(0, 16)}…`),
  );
  share(
    'preparation',
    ({ document }) => authorsOf(document),
    (author) => text(`清单表格的作者相同：${author}`, `One author of the priced sheets: ${author}`),
  );
  return [...found, ...alikePrices(rules[ruleNames.prices], prepared, unit)];
}

function alikePrices(rule: Rule | undefined, prepared: readonly PreparedBid[], unit: Unit): PreparedLikeness[] {
  const least = rule?.value;
  if (!rule || typeof least !== 'number') return [];
  return prepared.flatMap((first, index) =>
    prepared.slice(index + 1).flatMap((second): PreparedLikeness[] => {
      if (first.bid.bodyId === second.bid.bodyId) return [];
      const { same, compared } = equalPrices(first.document, second.document, unit);
      if (compared < fewestItems || same * 100 < least * compared) return [];
      const says = text(`${compared} 项清单单价中 ${same} 项相同`, `${same} of ${compared} unit prices are the same`);
      return [{ rule, says, bids: [first.bid.id, second.bid.id] }];
    }),
  );
}
