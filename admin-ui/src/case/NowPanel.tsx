import { Box, Button, Card, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router';
import type { CaseView, OfferedAction } from '../../../api/contract';
import { useText } from '../i18n/use-text';
import { ActionPanel } from './ActionPanel';
import { ClosedActions } from './ClosedActions';

const isAskedNow = ({ asked, open }: OfferedAction): boolean => asked && open;

/** What the viewer can do now: the form of what is asked first, other actions as buttons, closed ones with the reason. */
export function NowPanel({ view }: { readonly view: CaseView }) {
  const t = useTranslate();
  const text = useText();
  const [search, setSearch] = useSearchParams();
  const wished = search.get('action') ?? undefined;
  const [chosen, setChosen] = useState(wished ?? view.actions.find(isAskedNow)?.action);
  const [isPut, setPut] = useState(false);

  // an action that is asked for later opens by itself, unless the viewer put forms aside
  const asked = view.actions.find(isAskedNow)?.action;
  if (chosen === undefined && asked !== undefined && !isPut) setChosen(asked);
  const [followed, setFollowed] = useState(wished);
  if (wished !== followed) {
    setFollowed(wished);
    if (wished !== undefined) setChosen(wished);
  }

  const choose = (action: string | undefined) => {
    setChosen(action);
    setPut(action === undefined && asked !== undefined && chosen === asked);
    if (wished !== undefined) setSearch({}, { replace: true });
  };
  const others = view.actions.filter(({ action, open }) => open && action !== chosen);
  const usual = others.filter(({ anytime }) => !anytime);
  const anytime = others.filter((action) => action.anytime);
  // that a case which is not suspended cannot be resumed need not be said
  const closed = view.actions.filter(
    ({ action, open, anytime: isAnytime, refusal }) =>
      !open && action !== chosen && !(isAnytime && refusal?.code === 'ActionNotOpen'),
  );
  // whom nothing can ever be asked of is not told to wait for it
  const isStranger = !view.takesPart && view.actions.length === 0;
  const headOf = (): string => {
    if (view.closing) return 'case.over';
    if (usual.length > 0) return 'case.canDo';
    return isStranger ? 'case.noPart' : 'case.nothingToDo';
  };
  const button = (offered: OfferedAction) => (
    <Button key={offered.action} size="small" variant="outlined" onClick={() => choose(offered.action)}>
      {text(offered.title)}
    </Button>
  );

  return (
    <Card component="section" aria-label={t('case.now')} sx={{ p: { xs: 1.5, sm: 2.5 } }}>
      {chosen !== undefined && (
        <>
          <ActionPanel key={`${view.id}-${chosen}`} caseId={view.id} action={chosen} onDone={() => choose(undefined)} />
          {others.length > 0 && <Box sx={{ borderTop: 1, borderColor: 'divider', mt: 3, mb: 2 }} />}
        </>
      )}
      {chosen === undefined && (
        <Typography variant="h2" component="h2" sx={{ mb: 1 }}>
          {t(headOf())}
        </Typography>
      )}
      {chosen === undefined && usual.length === 0 && (
        <Typography sx={{ color: 'text.secondary' }}>
          {view.closing && view.closingTitle
            ? t('case.overAs', { closing: text(view.closingTitle) })
            : t(isStranger ? 'case.noPartWords' : 'case.nothingWords')}
        </Typography>
      )}
      {usual.length > 0 && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
          {chosen !== undefined && <Typography variant="body2">{t('case.otherActions')}</Typography>}
          {usual.map(button)}
        </Box>
      )}
      {anytime.length > 0 && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mt: 1.5 }}>
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {t('case.anytime')}
          </Typography>
          {anytime.map(button)}
        </Box>
      )}
      <ClosedActions key={closed.length > 3 ? 'many' : 'few'} view={view} actions={closed} />
    </Card>
  );
}
