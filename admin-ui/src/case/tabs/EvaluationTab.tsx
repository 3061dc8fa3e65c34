import { Box, Skeleton, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { EvaluationView } from '../../../../api/contract';
import { isOfficeRole } from '../../../../definitions/language/platform-roles';
import { useMe } from '../../api/use-me';
import { DrawSection } from '../../drawing/DrawSection';
import { HashText } from '../../forms/values/HashText';
import { SheetValue } from '../../forms/values/SheetValue';
import { useEvaluation } from '../../forms/values/use-evaluation';
import { EmptyState } from '../../look/EmptyState';
import { Instant } from '../../look/Instant';
import { SeatsSection } from '../../seats/SeatsSection';
import type { TabProps } from '../CaseTabs';
import { hasCommittee } from '../case-tabs';
import { contextOf } from '../use-case';
import { MadeCorrections } from './MadeCorrections';
import { RankingTable } from './RankingTable';
import { ScoreAlarms } from './ScoreAlarms';

function Lottery({ evaluation }: { readonly evaluation: EvaluationView }) {
  const t = useTranslate();
  const { lottery, rows } = evaluation;
  if (!lottery) return null;
  return (
    <Box component="section">
      <Typography variant="h3" component="h3">
        {t('case.evaluation.lottery')}
      </Typography>
      <Typography variant="body2">
        <Instant at={lottery.at} /> ·{' '}
        {lottery.order.map((bid) => rows.find((row) => row.bid === bid)?.bidder ?? bid).join(' › ')}
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('case.evaluation.seed')} <HashText hash={lottery.seed} whole />
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('case.evaluation.seedOf')} <HashText hash={lottery.head} whole /> + <HashText hash={lottery.nonce} whole />
      </Typography>
    </Box>
  );
}

/** The committee's result: the ranking and why, the lottery, and the sheets where they may be seen. */
export default function EvaluationTab({ view, definition }: TabProps) {
  const t = useTranslate();
  const found = useEvaluation(view.hasResult ? view.id : undefined);
  const evaluation = view.hasResult ? found : null;
  // members go by numbers; a star says that the name behind it is not open to the viewer
  const expertName = (expert: string) => t('case.evaluation.expert', { number: expert.replace('*', '') });
  const context = contextOf(view);
  // experts have theirs above what they can do now; of the market only who sits on the committee knows of them
  const role = useMe()?.acting.role ?? 'bidder';
  const isMember = view.roles.some((name) => definition.roles[name]?.party === 'persons');
  const showsSeats = hasCommittee(definition) && role !== 'expert' && (isOfficeRole(role) || isMember);
  const sections = (
    <>
      {view.hasDraw && <DrawSection caseId={view.id} definition={definition} />}
      {showsSeats && <SeatsSection caseId={view.id} isOpen={view.closing === undefined} />}
    </>
  );
  if (evaluation === undefined) return <Skeleton variant="rounded" height={160} />;
  if (evaluation === null) {
    return (
      <>
        {sections}
        <EmptyState title={t('case.evaluation.none')} help={t('case.evaluation.noneHelp')} />
      </>
    );
  }
  const bids = evaluation.rows.map(({ bid, bidder, price }) => ({ id: bid, bidder, price }));
  const criteria = evaluation.criteria.map(({ id, title, max, kind }) => ({
    id,
    title,
    max,
    kind: kind === 'price' ? ('price' as const) : ('scored' as const),
  }));
  return (
    <Stack spacing={3}>
      <ScoreAlarms evaluation={evaluation} />
      {evaluation.method === 'buyerChoice' && <Typography variant="body2">{t('case.evaluation.unranked')}</Typography>}
      <RankingTable rows={evaluation.rows} unit={context.unit} criteria={evaluation.criteria} />
      {evaluation.corrections && evaluation.corrections.length > 0 && (
        <MadeCorrections corrections={evaluation.corrections} unit={context.unit} />
      )}
      <Lottery evaluation={evaluation} />
      {evaluation.dissents && evaluation.dissents.length > 0 && (
        <Box component="section">
          <Typography variant="h3" component="h3">
            {t('case.evaluation.dissents')}
          </Typography>
          {evaluation.dissents.map(({ expert, text }) => (
            <Typography key={expert} variant="body2" sx={{ mt: 0.5 }}>
              <strong>{expertName(expert)}</strong> {text}
            </Typography>
          ))}
        </Box>
      )}
      {evaluation.sheets && evaluation.sheets.length > 0 && (
        <Stack component="section" spacing={2}>
          <Typography variant="h3" component="h3">
            {t('case.evaluation.sheets')}
          </Typography>
          {evaluation.sheets.map(({ expert, submittedAt, sheet }) => (
            <Box key={expert}>
              <Typography variant="body2" sx={{ fontWeight: 600 }}>
                {expertName(expert)} · <Instant at={submittedAt} />
              </Typography>
              <SheetValue value={sheet} context={{ bids, criteria }} />
            </Box>
          ))}
        </Stack>
      )}
      {sections}
    </Stack>
  );
}
