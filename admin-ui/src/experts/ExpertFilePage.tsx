import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { useParams } from 'react-router';
import type { ExpertFile } from '../../../api/contract';
import { specialityName } from '../../../domain/drawing/specialities';
import { problemOf } from '../api/client';
import { useAbility, useMe } from '../api/use-me';
import { RegionName } from '../forms/values/RegionName';
import { Waiting } from '../layout/Waiting';
import { Facts } from '../look/Facts';
import { Instant } from '../look/Instant';
import { PageHead } from '../look/PageHead';
import { ProblemAlert } from '../look/ProblemAlert';
import { AccessDenied } from '../missing/AccessDenied';
import { DecisionForm } from './DecisionForm';
import { useExpertFile } from './use-register';

/** An expert of the register: what is registered, what was decided, and what ties them to bodies. */
export default function ExpertFilePage() {
  const { id = '' } = useParams();
  const ability = useAbility();
  return ability.can('update', 'Expert') ? <File id={id} /> : <AccessDenied />;
}

function File({ id }: { readonly id: string }) {
  const t = useTranslate();
  const me = useMe();
  const { data, error, refetch } = useExpertFile(id);
  if (error && !data) return <ProblemAlert problem={problemOf(error)} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  return (
    <Stack sx={{ gap: 2, maxWidth: 860 }}>
      <PageHead title={data.name} lead={t('register.fileLead')} />
      <Standing file={data} />
      {me?.acting.role === 'administration' && me.user.id !== id && <DecisionForm id={id} file={data} />}
      <Ties file={data} />
      <History file={data} />
    </Stack>
  );
}

function Standing({ file: { expert } }: { readonly file: ExpertFile }) {
  const t = useTranslate();
  if (!expert) return <Typography>{t('register.notIn')}</Typography>;
  const { state, suspendedUntil, employers, title, specialities, region, since } = expert;
  const standing = t(`register.state.${state}`);
  return (
    <Card sx={{ p: 2.5 }}>
      <Facts
        facts={[
          {
            name: t('register.column.state'),
            value:
              suspendedUntil === undefined ? standing : t('register.until', { state: standing, day: suspendedUntil }),
          },
          { name: t('register.since'), value: <Instant at={since} /> },
          { name: t('register.column.employer'), value: employers.map(({ name }) => name).join('、') },
          { name: t('register.column.title'), value: title },
          {
            name: t('register.column.specialities'),
            value: specialities.map((code) => <Box key={code}>{specialityName(code)}</Box>),
          },
          { name: t('register.column.region'), value: <RegionName code={region} /> },
        ]}
      />
    </Card>
  );
}

function Ties({ file: { ties } }: { readonly file: ExpertFile }) {
  const t = useTranslate();
  if (ties.length === 0) return null;
  return (
    <Card component="section" sx={{ p: 2.5 }}>
      <Typography variant="h2">{t('register.ties')}</Typography>
      {ties.map(({ id, kind, body, until }) => (
        <Typography key={id} variant="body2">
          {body.name} · {t(`register.tie.${kind}`)}
          {until === undefined ? '' : ` · ${t('register.endedOn', { day: until })}`}
        </Typography>
      ))}
    </Card>
  );
}

function History({ file: { history } }: { readonly file: ExpertFile }) {
  const t = useTranslate();
  if (history.length === 0) return null;
  return (
    <Card component="section" sx={{ p: 2.5 }}>
      <Typography variant="h2">{t('register.history')}</Typography>
      {history.map(({ kind, at, by, content }) => (
        <Typography key={`${at}${kind}`} variant="body2" sx={{ mt: 0.5, overflowWrap: 'anywhere' }}>
          <strong>{t(`register.kind.${kind}`)}</strong> · <Instant at={at} /> · {by.name}
          {typeof content['reason'] === 'string' ? ` · ${content['reason']}` : ''}
          {typeof content['points'] === 'number' ? ` · ${t('register.points', { points: content['points'] })}` : ''}
          {typeof content['grade'] === 'string' ? ` · ${t(`register.grade.${content['grade']}`)}` : ''}
        </Typography>
      ))}
    </Card>
  );
}
