import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { ExpertFee, ExpertFees, ExpertFeeTotals } from '../../../api/contract';
import { addDays, dateOf } from '../../../domain/calendar';
import { callAnswers } from '../../../domain/drawing/calls';
import { begunHours } from '../../../domain/drawing/fee';
import { specialityName } from '../../../domain/drawing/specialities';
import { problemOf, request } from '../api/client';
import { download } from '../api/download';
import { useAbility, useMe } from '../api/use-me';
import { useLanguage, useText } from '../i18n/use-text';
import { Waiting } from '../layout/Waiting';
import { Amount } from '../look/Amount';
import { DayField } from '../look/DayField';
import { Facts } from '../look/Facts';
import { Instant } from '../look/Instant';
import { PageHead } from '../look/PageHead';
import { PagedList } from '../look/PagedList';
import { PlainTable } from '../look/PlainTable';
import { ProblemAlert } from '../look/ProblemAlert';
import { AccessDenied } from '../missing/AccessDenied';

/** What experts are paid for the evaluations of a period: statistics, and the settlement list to carry away. */
export default function ExpertFeesPage() {
  const ability = useAbility();
  const me = useMe();
  if (!me) return <Waiting />;
  return ability.can('update', 'Expert') ? <Fees today={dateOf(me.clock.now)} /> : <AccessDenied />;
}

function Fees({ today }: { readonly today: string }) {
  const t = useTranslate();
  const language = useLanguage();
  const text = useText();
  const [from, setFrom] = useState(addDays(today, -30));
  const [to, setTo] = useState(today);
  const [failure, setFailure] = useState<unknown>();
  const list = useInfiniteQuery({
    queryKey: ['expert-fees', from, to],
    queryFn: ({ pageParam, signal }) =>
      request<ExpertFees>('GET', '/expert-fees', undefined, {
        query: { from, to, cursor: pageParam, limit: 50 },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  });
  const whole = list.data?.pages[0]?.whole;
  const day = (label: string, value: string, set: (next: string) => void) => (
    <DayField label={label} value={value} onChange={(next) => next !== '' && set(next)} />
  );
  const save = async () => {
    setFailure(undefined);
    await download('/expert-fees/export', { from, to, language }, 'expert-fees.csv').catch(setFailure);
  };
  return (
    <Stack sx={{ gap: 2, maxWidth: 1200, pb: 4 }}>
      <PageHead title={t('fees.title')} lead={t('fees.lead')} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center' }}>
        {day(t('fees.from'), from, setFrom)}
        {day(t('fees.to'), to, setTo)}
        <Button variant="outlined" disabled={!whole || whole.evaluations === 0} onClick={() => void save()}>
          {t('fees.export')}
        </Button>
      </Box>
      {failure !== undefined && <ProblemAlert problem={problemOf(failure)} />}
      {whole && <Statistics whole={whole} />}
      <PagedList list={list} empty={t('fees.none')} emptyHelp={t('fees.noneHelp')}>
        {(items) => (
          <>
            <Rules items={items} />
            <PlainTable
              label={t('fees.title')}
              columns={['case', 'expert', 'employer', 'speciality', 'seatedAt', 'leftAt', 'hours', 'fee'].map((name) =>
                t(`fees.column.${name}`),
              )}
              rows={items.map(({ caseId, expert, employer, speciality, seatedAt, leftAt, fee }) => [
                <Link
                  key="case"
                  component={RouterLink}
                  to={`/cases/${caseId}/evaluation`}
                  sx={{ whiteSpace: 'nowrap' }}
                >
                  {caseId}
                </Link>,
                expert,
                employer,
                text(specialityName(speciality)),
                <Instant key="seated" at={seatedAt} />,
                <Instant key="left" at={leftAt} />,
                String(begunHours(Math.max(0, Date.parse(leftAt) - Date.parse(seatedAt)))),
                <Amount key="fee" value={String(fee)} />,
              ])}
            />
          </>
        )}
      </PagedList>
    </Stack>
  );
}

/** By which rules the fees are counted: one for all, or one for each group of cases. */
function Rules({ items }: { readonly items: readonly ExpertFee[] }) {
  const t = useTranslate();
  const rules = new Map(items.map(({ rule }) => [JSON.stringify(rule), rule]));
  return [...rules].map(([key, rule]) => (
    <Typography key={key} variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
      {t('fees.rule', rule)}
    </Typography>
  ));
}

function Statistics({ whole }: { readonly whole: ExpertFeeTotals }) {
  const { evaluations, people, total, later, answers } = whole;
  const t = useTranslate();
  return (
    <Card component="section" sx={{ p: 2.5 }}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {t('fees.statistics')}
      </Typography>
      <Facts
        facts={[
          { name: t('fees.evaluations'), value: String(evaluations) },
          { name: t('fees.people'), value: String(people) },
          { name: t('fees.total'), value: <Amount value={String(total)} /> },
          { name: t('fees.later'), value: String(later) },
          {
            name: t('fees.answers'),
            value: callAnswers.map((answer) => `${t(`draw.answer.${answer}`)} ${answers[answer]}`).join(' · '),
          },
        ]}
      />
    </Card>
  );
}
