import { useCallback } from 'react';
import { useTranslate } from 'react-admin';
import type { CaseView } from '../../../api/contract';
import { useText } from '../i18n/use-text';
import { useDefinition } from './use-case';

/** Names a role of the case as its definition does, with the bodies that are known to be in it. */
export function useRoleTitle(view: Pick<CaseView, 'definitionId' | 'parties'>): (role: string) => string {
  const t = useTranslate();
  const text = useText();
  const { data: definition } = useDefinition(view.definitionId);
  const { parties } = view;
  return useCallback(
    (role: string) => {
      const title = definition?.roles[role]?.title ?? parties.find((party) => party.role === role)?.roleTitle;
      const bodies = parties.filter((party) => party.role === role && party.body).map((party) => party.body?.name);
      const words = title ? text(title) : role;
      return bodies.length === 1 ? t('case.roleOf', { role: words, body: bodies[0] ?? '' }) : words;
    },
    [definition, parties, t, text],
  );
}
