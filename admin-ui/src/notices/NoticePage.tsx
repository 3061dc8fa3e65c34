import PrintIcon from '@mui/icons-material/PrintOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { Link, useParams } from 'react-router';
import type { Notice } from '../../../api/contract';
import { problemOf, request } from '../api/client';
import { useRegionChoices } from '../api/use-region-choices';
import { useText } from '../i18n/use-text';
import { Waiting } from '../layout/Waiting';
import { Facts } from '../look/Facts';
import { Instant } from '../look/Instant';
import { PageHead } from '../look/PageHead';
import { ProblemAlert } from '../look/ProblemAlert';
import { NoticeFields } from './NoticeFields';
import { NoticeHash } from './NoticeHash';
import { NoticeTable } from './NoticeTable';

/** One notice as the public reads it. */
export default function NoticePage() {
  const translate = useTranslate();
  const text = useText();
  const regions = useRegionChoices();
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['notices', 'one', id],
    queryFn: ({ signal }) => request<Notice>('GET', `/public/notices/${id}`, undefined, { signal }),
  });

  if (error) return <ProblemAlert problem={problemOf(error)} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  return (
    <Box sx={{ maxWidth: 900 }}>
      <PageHead title={text(data.title)} lead={data.caseTitle}>
        <Button component={Link} to="/notices">
          {translate('notices.all')}
        </Button>
        <Button startIcon={<PrintIcon />} onClick={() => window.print()}>
          {translate('notices.print')}
        </Button>
        <Button variant="outlined" component={Link} to={`/cases/${data.caseId}`}>
          {translate('notices.openCase')}
        </Button>
      </PageHead>
      <Card component="article" sx={{ p: { xs: 2, sm: 4 } }}>
        <Typography variant="h2" sx={{ textAlign: 'center', fontSize: '1.3rem' }}>
          {data.caseTitle}
        </Typography>
        <Typography sx={{ textAlign: 'center', mb: 3 }}>{text(data.title)}</Typography>
        <Facts
          facts={[
            { name: translate('notices.number'), value: data.number },
            { name: translate('cases.code'), value: data.caseCode },
            { name: translate('notices.published'), value: <Instant at={data.publishedAt} /> },
            { name: translate('notices.region'), value: regions.nameOf(data.region) },
          ]}
        />
        <NoticeFields fields={data.fields} />
        {data.tables.map((table) => (
          <NoticeTable key={table.title.en} table={table} />
        ))}
        <NoticeHash hash={data.hash} />
      </Card>
    </Box>
  );
}
