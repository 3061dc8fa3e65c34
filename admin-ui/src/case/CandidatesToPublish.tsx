import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { CaseView } from '../../../api/contract';
import type { Action, Process } from '../../../definitions/language';
import type { FormContext } from '../../../definitions/language/form-context';
import { useEvaluation } from '../forms/values/use-evaluation';
import { RankingTable } from './tabs/RankingTable';

interface Props {
  readonly view: CaseView;
  readonly definition: Process;
  readonly action: Action;
  readonly context: FormContext;
}

/** Above a form that makes the candidates public: who they are. */
export function CandidatesToPublish({ view, definition, action, context }: Props) {
  const t = useTranslate();
  const publishes = action.publishes === undefined ? undefined : definition.notices[action.publishes];
  const isOfCandidates = publishes?.tables?.includes('candidates') ?? false;
  const evaluation = useEvaluation(isOfCandidates && view.hasResult ? view.id : undefined);
  const candidates = evaluation?.rows.filter(({ candidate }) => candidate) ?? [];
  if (!isOfCandidates || candidates.length === 0) return null;
  return (
    <Box component="section" aria-label={t('case.toPublish')} sx={{ mb: 3 }}>
      <Typography variant="h3" component="h3">
        {t('case.toPublish')}
      </Typography>
      <RankingTable rows={candidates} unit={context.unit} criteria={evaluation?.criteria ?? []} />
    </Box>
  );
}
