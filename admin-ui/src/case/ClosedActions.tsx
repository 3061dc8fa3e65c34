import { Box, Link, Typography } from '@mui/material';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { CaseView, OfferedAction } from '../../../api/contract';
import { findAction } from '../../../definitions/language/visibility';
import { useText } from '../i18n/use-text';
import { useDefinition } from './use-case';

interface ClosedActionsProps {
  readonly view: CaseView;
  readonly actions: readonly OfferedAction[];
}

/** Why it is closed: what the definition asks for first, or what the case itself says. */
function useReason(view: CaseView) {
  const t = useTranslate();
  const text = useText();
  const { data: definition } = useDefinition(view.definitionId);
  return ({ action, refusal }: OfferedAction): string => {
    if (!refusal) return '';
    const found = definition && findAction(definition, action);
    if (!found || refusal.code !== 'ActionNotOpen') return text(refusal.message);
    const titles = (names: readonly string[]) =>
      names.map((name) => text(findAction(definition, name)?.title ?? { zh: name, en: name })).join(t('case.comma'));
    if (found.answers) return t('case.closed.answers', { what: titles([found.answers]) });
    const before = [found.needs ?? [], found.after ?? []].flat();
    return before.length > 0 ? t('case.closed.before', { what: titles(before) }) : text(refusal.message);
  };
}

/** The actions that are closed now, each with its reason. */
export function ClosedActions({ view, actions }: ClosedActionsProps) {
  const t = useTranslate();
  const text = useText();
  const reasonOf = useReason(view);
  const [open, setOpen] = useState(actions.length <= 3);
  const id = useId();
  if (actions.length === 0) return null;
  return (
    <Box sx={{ mt: 2 }}>
      <Link
        component="button"
        type="button"
        variant="body2"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {t('case.closedActions', { smart_count: actions.length })}
      </Link>
      <Box component="ul" id={id} hidden={!open} sx={{ m: 0, mt: 0.5, pl: 2.5 }}>
        {actions.map((offered) => (
          <Typography component="li" variant="body2" key={offered.action} sx={{ color: 'text.secondary' }}>
            <Box component="span" sx={{ color: 'text.primary', fontWeight: 600 }}>
              {text(offered.title)}
            </Box>
            {offered.refusal && ` — ${reasonOf(offered)}`}
          </Typography>
        ))}
      </Box>
    </Box>
  );
}
