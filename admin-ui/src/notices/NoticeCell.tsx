import { groupAmount } from '../../../domain/amount';
import { HashText } from '../forms/values/HashText';
import { Instant } from '../look/Instant';

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
const hash = /^[0-9a-f]{64}$/;
const figure = /^\d+(\.\d+)?$/;

/** A cell of a published table, which holds words only: instants, hashes and figures as one reads them. */
export function NoticeCell({ words }: { readonly words: string }) {
  if (instant.test(words)) return <Instant at={words} style="second" />;
  if (hash.test(words)) return <HashText hash={words} />;
  if (figure.test(words)) return <span style={{ whiteSpace: 'nowrap' }}>{groupAmount(words)}</span>;
  return <>{words}</>;
}
