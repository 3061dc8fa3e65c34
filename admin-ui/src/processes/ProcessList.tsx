import TreeIcon from '@mui/icons-material/AccountTreeOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import type { DefinitionSummary } from '../../../api/contract';
import { problemOf, request } from '../api/client';
import { useText } from '../i18n/use-text';
import { Waiting } from '../layout/Waiting';
import { EmptyState } from '../look/EmptyState';
import { PageHead } from '../look/PageHead';
import { ProblemAlert } from '../look/ProblemAlert';
import { ReasonButton } from '../look/ReasonButton';
import { instantText } from '../look/span-of-time';
import { StatusChip } from '../look/StatusChip';

/** The processes of the platform, each with its versions. */
export default function ProcessList() {
  const translate = useTranslate();
  const text = useText();
  const { data, error, refetch } = useQuery({
    queryKey: ['definitions', 'all'],
    queryFn: ({ signal }) => request<{ items: DefinitionSummary[] }>('GET', '/definitions', undefined, { signal }),
  });

  return (
    <Box sx={{ maxWidth: 900 }}>
      <PageHead title={translate('processes.title')} lead={translate('processes.lead')} />
      {error && <ProblemAlert problem={problemOf(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Waiting />}
      {data?.items.length === 0 && (
        <EmptyState icon={TreeIcon} title={translate('processes.empty')} help={translate('processes.emptyHelp')} />
      )}
      <Stack component="ul" sx={{ gap: 1.5, p: 0, m: 0, listStyle: 'none' }}>
        {data?.items.map((each) => {
          const reason = each.current ? 'processes.mayNot' : 'processes.notCurrent';
          return (
            <Card component="li" key={each.id} sx={{ p: 2 }}>
              <Stack direction={{ xs: 'column', sm: 'row' }} sx={{ gap: 2, alignItems: { sm: 'center' } }}>
                <TreeIcon aria-hidden color="primary" sx={{ display: { xs: 'none', sm: 'block' } }} />
                <Box sx={{ flex: 1, minWidth: 0 }}>
                  <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
                    <Typography variant="h2">{text(each.title)}</Typography>
                    <StatusChip
                      tone={each.current ? 'good' : 'neutral'}
                      label={translate(each.current ? 'processes.current' : 'processes.former')}
                    />
                  </Stack>
                  <Typography variant="body2" color="textSecondary">
                    {[
                      translate(`processes.jurisdiction.${each.jurisdiction}`, { _: each.jurisdiction }),
                      translate('processes.version', { version: each.version }),
                      translate('processes.published', { at: instantText(each.publishedAt, 'day') }),
                      translate('processes.openCases', { smart_count: each.openCases }),
                    ].join(' · ')}
                  </Typography>
                </Box>
                <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
                  <Button variant="outlined" component={Link} to={`/processes/${each.id}`}>
                    {translate('processes.open')}
                  </Button>
                  {each.mayStart && each.current ? (
                    <Button
                      component={Link}
                      to={`/cases/new?process=${each.process}&jurisdiction=${each.jurisdiction}`}
                    >
                      {translate('processes.start')}
                    </Button>
                  ) : (
                    <ReasonButton reason={translate(reason)}>{translate('processes.start')}</ReasonButton>
                  )}
                </Stack>
              </Stack>
            </Card>
          );
        })}
      </Stack>
    </Box>
  );
}
