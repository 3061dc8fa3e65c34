import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import type { DefinitionSummary } from '../../../api/contract';
import { request } from '../api/client';
import { useText } from '../i18n/use-text';

/** What can be decided about experts, by the names of the processes that decide it. */
const registerProcesses: readonly string[] = [
  'expertAdmission',
  'expertSuspension',
  'expertPenalty',
  'expertAppraisal',
  'expertWithdrawal',
];

interface Props {
  /** Whom the case is about; oneself where nobody is named. */
  readonly expert?: string;
}

/** The cases that whoever is signed in may open about an expert. */
export function StartCases({ expert }: Props) {
  const t = useTranslate();
  const text = useText();
  const { data } = useQuery({
    queryKey: ['definitions', 'current'],
    queryFn: ({ signal }) => request<{ items: DefinitionSummary[] }>('GET', '/processes', undefined, { signal }),
  });
  const offered = (data?.items ?? []).filter(
    ({ process, mayStart }) => mayStart && registerProcesses.includes(process),
  );
  if (offered.length === 0) return null;
  const about = expert === undefined ? '' : `&expert=${encodeURIComponent(expert)}`;
  return (
    <Card component="section" sx={{ p: 2.5 }}>
      <Typography variant="h2">{t('register.start')}</Typography>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1.5 }}>
        {t(expert === undefined ? 'register.startOwnHelp' : 'register.startHelp')}
      </Typography>
      <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
        {offered.map(({ id, process, jurisdiction, title }) => (
          <Button
            key={id}
            variant="outlined"
            component={Link}
            to={`/cases/new?process=${process}&jurisdiction=${jurisdiction}${about}`}
          >
            {text(title)}
          </Button>
        ))}
      </Stack>
    </Card>
  );
}
