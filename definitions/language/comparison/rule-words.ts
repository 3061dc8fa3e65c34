import type { RuleReference } from '../field';
import type { Wording } from '../printed/wording';
import { text } from '../text';

/** A rule by its name and its value: “投标期”（20日）. */
export function ruleWords({ definition, said, rule, word }: Wording, reference: RuleReference): string {
  const title = said(definition.rules[reference.rule]?.title ?? text(reference.rule, reference.rule));
  return word(`“${title}”（${rule(reference)}）`, `"${title}" (${rule(reference)})`);
}
