import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { ExpertFile } from '../../../api/contract';
import { specialityName } from '../../../domain/drawing/specialities';
import { RegionName } from '../forms/values/RegionName';
import { useText } from '../i18n/use-text';
import { Facts } from '../look/Facts';
import { Instant } from '../look/Instant';
import { StatusChip } from '../look/StatusChip';

interface Props {
  readonly file: ExpertFile;
}

/** What is registered of an expert. */
export function Standing({ file: { expert } }: Props) {
  const t = useTranslate();
  const text = useText();
  if (!expert) return <Typography>{t('register.notIn')}</Typography>;
  const { state, suspendedUntil, employers, title, specialities, region, since, origin } = expert;
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
          { name: t('register.origin'), value: origin },
          { name: t('register.since'), value: <Instant at={since} /> },
          { name: t('register.column.employer'), value: employers.map(({ name }) => name).join('、') },
          { name: t('register.column.title'), value: title },
          {
            name: t('register.column.specialities'),
            value: specialities.map((code) => <Box key={code}>{text(specialityName(code))}</Box>),
          },
          { name: t('register.column.region'), value: <RegionName code={region} /> },
        ]}
      />
    </Card>
  );
}

/** The cases that decide about the expert. */
export function ExpertCases({ file: { cases } }: Props) {
  const t = useTranslate();
  const text = useText();
  if (cases.length === 0) return null;
  return (
    <Card component="section" sx={{ p: 2.5 }}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {t('register.cases')}
      </Typography>
      <Stack component="ul" sx={{ listStyle: 'none', m: 0, p: 0, gap: 1 }}>
        {cases.map(({ id, processTitle, openedAt, stands, isOpen }) => (
          <Box component="li" key={id} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
            <Link component={RouterLink} to={`/cases/${encodeURIComponent(id)}`}>
              {text(processTitle)}
            </Link>
            <Typography variant="body2" color="textSecondary">
              {id} · <Instant at={openedAt} />
            </Typography>
            <StatusChip tone={isOpen ? 'care' : 'neutral'} label={text(stands)} />
          </Box>
        ))}
      </Stack>
    </Card>
  );
}

/** What was decided, the newest first, each with the case that decided it. */
export function History({ file: { history } }: Props) {
  const t = useTranslate();
  if (history.length === 0) return null;
  return (
    <Card component="section" sx={{ p: 2.5 }}>
      <Typography variant="h2">{t('register.history')}</Typography>
      {history.map(({ kind, at, by, caseId, content }) => (
        <Typography key={`${at}${kind}`} variant="body2" sx={{ mt: 0.5, overflowWrap: 'anywhere' }}>
          <strong>{t(`register.kind.${kind}`)}</strong> · <Instant at={at} />
          {by && ` · ${by.name}`}
          {typeof content['reason'] === 'string' ? ` · ${content['reason']}` : ''}
          {typeof content['points'] === 'number' ? ` · ${t('register.points', { points: content['points'] })}` : ''}
          {typeof content['grade'] === 'string' ? ` · ${t(`register.grade.${content['grade']}`)}` : ''}
          {caseId !== undefined && !caseId.includes('/') && (
            <>
              {' · '}
              <Link component={RouterLink} to={`/cases/${encodeURIComponent(caseId)}`} underline="always">
                {caseId}
              </Link>
            </>
          )}
        </Typography>
      ))}
    </Card>
  );
}
