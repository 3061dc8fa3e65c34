import PrintIcon from '@mui/icons-material/PrintOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { Link, useParams } from 'react-router';
import { problemOf, request } from '../api/client';
import { Waiting } from '../layout/Waiting';
import { PageHead } from '../look/PageHead';
import { ProblemAlert } from '../look/ProblemAlert';
import { CertificateContent, type CheckedCertificate } from './CertificateContent';

/** Whether a transaction certificate is genuine: for anybody who holds its number, without a login. */
export default function CertificatePage() {
  const translate = useTranslate();
  const { number = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['certificate', number],
    queryFn: ({ signal }) =>
      request<CheckedCertificate>('GET', `/public/certificates/${encodeURIComponent(number)}`, undefined, { signal }),
  });
  const problem = error ? problemOf(error) : undefined;

  return (
    <Box sx={{ maxWidth: 760, mx: 'auto' }}>
      <PageHead title={translate('certificate.title')} lead={translate('certificate.lead')}>
        <Button className="not-printed" component={Link} to="/public/certificates">
          {translate('certificate.another')}
        </Button>
        {data && (
          <Button className="not-printed" startIcon={<PrintIcon />} onClick={() => window.print()}>
            {translate('notices.print')}
          </Button>
        )}
      </PageHead>
      {problem?.code === 'NotFound' && (
        <Alert severity="error" variant="outlined" sx={{ bgcolor: 'background.paper' }}>
          <AlertTitle>{translate('certificate.unknown', { number })}</AlertTitle>
          {translate('certificate.unknownHelp')}
        </Alert>
      )}
      {problem && problem.code !== 'NotFound' && <ProblemAlert problem={problem} onRetry={() => void refetch()} />}
      {!data && !problem && <Waiting />}
      {data && (
        <Card component="article" sx={{ p: { xs: 2, sm: 4 } }}>
          <CertificateContent certificate={data} />
        </Card>
      )}
    </Box>
  );
}
