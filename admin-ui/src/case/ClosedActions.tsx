import { Box, Link, Typography } from '@mui/material';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { CaseView, OfferedAction } from '../../../api/contract';
import { useText } from '../i18n/use-text';
import { useClosedReason } from './use-closed-reason';

interface ClosedActionsProps {
  readonly view: CaseView;
  readonly actions: readonly OfferedAction[];
}

/** The actions that are closed now, each with its reason. */
export function ClosedActions({ view, actions }: ClosedActionsProps) {
  const t = useTranslate();
  const text = useText();
  const reasonOf = useClosedReason(view);
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
