import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Link, useParams } from 'react-router';
import { address, problemOf } from '../api/client';
import { useRegionChoices } from '../api/use-region-choices';
import { Waiting } from '../layout/Waiting';
import { Facts } from '../look/Facts';
import { Instant } from '../look/Instant';
import { PageHead } from '../look/PageHead';
import { ProblemAlert } from '../look/ProblemAlert';
import { ExchangedDocuments } from './ExchangedDocuments';
import { ExchangedHistory } from './ExchangedHistory';
import { ExchangedNotice } from './ExchangedNotice';
import { FactValue } from './FactValue';
import { useExchangedCase } from './use-exchanged';

/** The case of the address: what is known of it, its notices, documents and history. `base` is where the list is. */
export function ExchangedView({ base }: { readonly base: string }) {
  const translate = useTranslate();
  const regions = useRegionChoices();
  const { id = '' } = useParams();
  const { data, error, refetch } = useExchangedCase(id);

  if (error && !data) return <ProblemAlert problem={problemOf(error)} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  const { title, lot, sender, caseId, region, receivedAt, facts, notices, documents, history, certificates } = data;
  return (
    <>
      <PageHead title={lot === undefined ? title : `${title} · ${lot}`} lead={`${sender.name} · ${caseId}`}>
        <Button component={Link} to={base}>
          {translate('exchanged.all')}
        </Button>
        <Button href={address(`/public/exchanged-cases/${id}/ocds`)} download>
          {translate('exchanged.openData')}
        </Button>
      </PageHead>
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 360px' },
        }}
      >
        <Stack sx={{ gap: 2, minWidth: 0 }}>
          <Card sx={{ p: 2 }}>
            <Typography variant="h2" sx={{ mb: 1 }}>
              {translate('exchanged.now')}
            </Typography>
            <Facts
              facts={[
                ...facts.map(({ fact, value }) => ({
                  name: translate(`exchanged.facts.${fact}`, { _: fact }),
                  value: <FactValue fact={fact} value={value} />,
                })),
                { name: translate('notices.region'), value: regions.nameOf(region) },
                { name: translate('exchanged.received'), value: <Instant at={receivedAt} style="second" /> },
                ...certificates.map(({ number, valid }) => ({
                  name: translate('exchanged.certificate'),
                  value: `${number} · ${translate(valid ? 'exchanged.genuine' : 'exchanged.notGenuine')}`,
                })),
              ]}
            />
          </Card>
          {notices.map((notice) => (
            <ExchangedNotice key={notice.id} notice={notice} />
          ))}
        </Stack>
        <Stack sx={{ gap: 2, minWidth: 0 }}>
          <ExchangedDocuments documents={documents} />
          <ExchangedHistory history={history} />
        </Stack>
      </Box>
    </>
  );
}
