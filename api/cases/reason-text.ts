import { text, type Process, type Text } from '../../definitions/language';
import type { RejectionReason } from '../../domain/ranking/evaluation';
import { unconfirmedWords } from '../../domain/ranking/unconfirmed-words';
import { priceRuleText } from './price-rule-text';

/** Why a bid was rejected, in words; those of the committee as they were written. */
export function reasonText(definition: Process, reason: RejectionReason): Text {
  if (reason.by === 'rule') return priceRuleText(definition, reason.rule);
  return reason.by === 'bidder' ? unconfirmedWords[reason.answer] : text(reason.text, reason.text);
}
