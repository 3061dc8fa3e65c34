import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { ExpertFees } from '../../../api/contract';
import { addDays, dateOf } from '../../../domain/calendar';
import { callAnswers } from '../../../domain/drawing/calls';
import { specialityName } from '../../../domain/drawing/specialities';
import { problemOf, request } from '../api/client';
import { download } from '../api/download';
import { useAbility, useMe } from '../api/use-me';
import { useLanguage, useText } from '../i18n/use-text';
import { Waiting } from '../layout/Waiting';
import { DayField } from '../look/DayField';
import { EmptyState } from '../look/EmptyState';
import { Facts } from '../look/Facts';
import { Instant } from '../look/Instant';
import { PageHead } from '../look/PageHead';
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
  const { data, error, refetch } = useQuery({
    queryKey: ['expert-fees', from, to],
    queryFn: ({ signal }) => request<ExpertFees>('GET', '/expert-fees', undefined, { signal, query: { from, to } }),
  });
  const day = (label: string, value: string, set: (next: string) => void) => (
    <DayField label={label} value={value} onChange={(next) => next !== '' && set(next)} />
  );
  const save = async () => {
    setFailure(undefined);
    await download('/expert-fees/export', { from, to, language }, 'expert-fees.csv').catch(setFailure);
  };
  return (
    <Stack sx={{ gap: 2, maxWidth: 960 }}>
      <PageHead title={t('fees.title')} lead={t('fees.lead')} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center' }}>
        {day(t('fees.from'), from, setFrom)}
        {day(t('fees.to'), to, setTo)}
        <Button variant="outlined" disabled={!data || data.items.length === 0} onClick={() => void save()}>
          {t('fees.export')}
        </Button>
      </Box>
      {failure !== undefined && <ProblemAlert problem={problemOf(failure)} />}
      {error && <ProblemAlert problem={problemOf(error)} onRetry={() => void refetch()} />}
      {data && <Statistics fees={data} />}
      {data?.items.length === 0 && (
        <Card>
          <EmptyState title={t('fees.none')} help={t('fees.noneHelp')} />
        </Card>
      )}
      {data && data.items.length > 0 && (
        <PlainTable
          label={t('fees.title')}
          columns={['case', 'expert', 'employer', 'speciality', 'seatedAt', 'leftAt', 'fee'].map((name) =>
            t(`fees.column.${name}`),
          )}
          rows={data.items.map(({ caseId, expert, employer, speciality, seatedAt, leftAt, fee }) => [
            caseId,
            expert,
            employer,
            text(specialityName(speciality)),
            <Instant key="seated" at={seatedAt} />,
            <Instant key="left" at={leftAt} />,
            t('fees.yuan', { fee }),
          ])}
        />
      )}
    </Stack>
  );
}

function Statistics({ fees: { items, people, total, later, answers } }: { readonly fees: ExpertFees }) {
  const t = useTranslate();
  return (
    <Card component="section" sx={{ p: 2.5 }}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {t('fees.statistics')}
      </Typography>
      <Facts
        facts={[
          { name: t('fees.evaluations'), value: String(items.length) },
          { name: t('fees.people'), value: String(people) },
          { name: t('fees.total'), value: t('fees.yuan', { fee: total }) },
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
