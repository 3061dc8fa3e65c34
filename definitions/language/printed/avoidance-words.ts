import type { TieKind } from '../../../domain/drawing/avoidance';
import type { Avoidance } from '../process';
import { citation } from '../citation';
import { text, type Text } from '../text';
import type { Wording } from './wording';

/** What ties are called. */
export const tieTitles: Readonly<Record<TieKind, Text>> = {
  employer: text('现任职', 'employed there'),
  formerEmployer: text('曾任职', 'formerly employed there'),
  shareholding: text('持有股份', 'holds shares of it'),
  family: text('近亲属', 'a close relative there'),
  dealing: text('有业务往来', 'has dealings with it'),
  complaint: text('有投诉或纠纷', 'a complaint or dispute with it'),
};

/** A rule of avoidance in a line: what it is called, whose ties to whom count, for how long. */
export function avoidanceWords(wording: Wording, { title, article, ties, roles, within }: Avoidance): string {
  const { said, list, word, rule } = wording;
  const whose = list(ties.map((tie) => said(tieTitles[tie])));
  const to = wording.roles(roles);
  const forTime = within ? word(`，${rule(within)}内`, `, within ${rule(within)}`) : '';
  return word(
    `${said(title)}：与${to}（${whose}${forTime}）（${citation(article, 'zh')}）`,
    `${said(title)}: ${to} (${whose}${forTime}) (${citation(article, 'en')})`,
  );
}
