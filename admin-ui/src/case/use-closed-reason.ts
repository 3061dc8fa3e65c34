import { useTranslate } from 'react-admin';
import type { CaseView, OfferedAction } from '../../../api/contract';
import { findAction } from '../../../definitions/language/visibility';
import { useText } from '../i18n/use-text';
import { useDefinition } from './use-case';

/** Why it is closed: what the definition asks for first, or what the case itself says. */
export function useClosedReason(view: CaseView | undefined) {
  const t = useTranslate();
  const text = useText();
  const { data: definition } = useDefinition(view?.definitionId);
  return ({ action, refusal }: OfferedAction): string => {
    if (!refusal) return '';
    const found = definition && findAction(definition, action);
    if (!found || refusal.code !== 'ActionNotOpen') return text(refusal.message);
    const titles = (names: readonly string[]) =>
      names.map((name) => text(findAction(definition, name)?.title ?? { zh: name, en: name })).join(t('case.comma'));
    if (found.answers) return t('case.closed.answers', { what: titles([found.answers]) });
    // what the platform opens waits for more than the act before it
    const before = found.offered === undefined ? [found.needs ?? [], found.after ?? []].flat() : [];
    if (before.length > 0) return t('case.closed.before', { what: titles(before) });
    if (found.offered === undefined) return text(refusal.message);
    const waiting = (view?.waitsFor ?? [])
      .map(({ title }) => text(title))
      .filter((title) => title !== text(found.title));
    return waiting.length > 0
      ? t('case.closed.byPlatform', { what: waiting.join(t('case.comma')) })
      : t('case.closed.offered');
  };
}
