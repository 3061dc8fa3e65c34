import { Alert, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { findAction } from '../../../../definitions/language/visibility';
import { useText } from '../../i18n/use-text';
import { hasOpening, opensNow } from '../../opening/opening-stages';
import { OpeningRoom } from '../../opening/OpeningRoom';
import type { TabProps } from '../CaseTabs';
import { useCaseList } from '../use-case-list';
import { BidWarnings } from './BidWarnings';
import { EntryCard, type EntryView } from './EntryCard';
import { ListState } from './ListState';

/** The bids and whatever else many hand in: the viewer's own first, each with its versions and receipts. */
export default function BidsTab({ view, definition }: TabProps) {
  const t = useTranslate();
  const text = useText();
  const query = useCaseList<EntryView>(view.id, 'entries');
  const entries = query.data ?? [];
  const entered = new Set([...view.visits.map(({ stage }) => stage), view.closing]);
  const actions = [...new Set(entries.map(({ action }) => action))];
  // some bid is still sealed when its action names stages of which none was entered yet
  const sealed = Object.values(definition.stages)
    .flatMap((stage) => Object.values(stage.actions ?? {}))
    .filter(({ many, final }) => many && final)
    .flatMap(({ secretUntil }) => (secretUntil === undefined ? [] : [[secretUntil].flat()]))
    .find((until) => !until.some((stage) => entered.has(stage)));
  const until = sealed
    ?.map((stage) => definition.stages[stage]?.title ?? definition.closings[stage]?.title)
    .find(Boolean);
  return (
    <Stack spacing={2}>
      {hasOpening(view, definition) && !opensNow(view, definition) && (
        <OpeningRoom view={view} definition={definition} />
      )}
      {until && !view.closing && (
        <Alert severity="info" variant="outlined">
          {t('case.bids.sealed', { stage: text(until) })}
        </Alert>
      )}
      {view.watchesBids && <BidWarnings caseId={view.id} />}
      <ListState query={query} empty={t('case.bids.empty')}>
        {actions.map((action) => (
          <Stack key={action} component="section" spacing={1.5}>
            <Typography variant="h3" component="h3">
              {text(findAction(definition, action)?.title ?? { zh: action, en: action })}
            </Typography>
            {entries
              .filter((entry) => entry.action === action)
              .sort((a, b) => Number(b.own) - Number(a.own))
              .map((entry) => (
                <EntryCard key={entry.id} entry={entry} view={view} definition={definition} />
              ))}
          </Stack>
        ))}
      </ListState>
    </Stack>
  );
}
