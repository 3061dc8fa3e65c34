import type { Deposit, DepositReturn } from '../process';
import { table } from './table';
import type { Wording } from './wording';

/** How much a deposit is, in words. */
export function depositAmount({ word, field, rule }: Wording, { amount }: Pick<Deposit, 'amount'>): string {
  if ('given' in amount) {
    const name = field(...amount.given);
    return word(`按填写的“${name}”，未填写的不收`, `as given in "${name}"; none where nothing was given`);
  }
  const base = field(...amount.of);
  const cap = amount.atMost && rule(amount.atMost);
  const share = word(`“${base}”的 ${rule(amount.percent)}%`, `${rule(amount.percent)} % of "${base}"`);
  return cap === undefined ? share : word(`${share}，最高 ${cap} 元`, `${share}, at most ${cap} yuan`);
}

/** When deposits go back, in words. */
export function depositOccasion({ word, action, place, list }: Wording, on: DepositReturn['on']): string {
  if (on === 'withdrawn') return word('在截止前撤回投标', 'what it secures was withdrawn before the deadline');
  if (on === 'unused') return word('截止时没有投标', 'nothing was handed in by the deadline');
  if ('taken' in on) return word(`已办理“${action(on.taken)}”`, `"${action(on.taken)}" was done`);
  return word(`以${list(on.closed.map(place))}结案`, `the case is over: ${list(on.closed.map(place))}`);
}

/** The deposit with which entries are secured, when it comes back and for what it is lost. */
export function printDeposit(wording: Wording): readonly string[] {
  const { definition, said, word, action, rule, source } = wording;
  const { deposit } = definition;
  if (!deposit) return [];
  const { secures, guarantee, returns, forfeits } = deposit;
  const entry = action(secures);
  return [
    `## ${said(deposit.title)}`,
    '',
    `- ${word('担保', 'Secures')}: ${entry}`,
    `- ${word('金额', 'Amount')}: ${depositAmount(wording, deposit)}`,
    `- ${word('依据', 'Source')}: ${source(deposit.article)}`,
    word(
      '- 截止前，谁已交纳只有本人知道；须由投标人本单位账户转出，截止后到账的退回。',
      '- Before its stage is over nobody but the giver knows who has paid. It must come from an account of the bidder itself; what arrives after the deadline goes back.',
    ),
    ...(guarantee
      ? [`- ${word('可用保函代替', 'A letter of guarantee may take its place')}: ${action(guarantee.action)}`]
      : []),
    '',
    ...table(
      [word('退还情形', 'Goes back when'), word('时限', 'Within'), word('利息', 'Interest'), word('依据', 'Source')],
      returns.map(({ on, within, interest, article }) => [
        depositOccasion(wording, on),
        rule(within),
        interest ? word('计息', 'yes') : '—',
        source(article),
      ]),
    ),
    ...table(
      [word('不予退还情形', 'Is lost for'), word('依据', 'Source')],
      Object.values(forfeits).map(({ title, article }) => [said(title), source(article)]),
    ),
  ];
}
