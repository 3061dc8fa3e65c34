import PrintIcon from '@mui/icons-material/PrintOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Link from '@mui/material/Link';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { Link as RouterLink, useParams } from 'react-router';
import { problemOf, request } from '../api/client';
import { useDocumentLanguage } from '../i18n/use-document-language';
import { LanguageSwitch } from '../layout/LanguageSwitch';
import { Mark } from '../layout/Mark';
import { Waiting } from '../layout/Waiting';
import { PageHead } from '../look/PageHead';
import { ProblemAlert } from '../look/ProblemAlert';
import { CertificateContent, type CheckedCertificate } from './CertificateContent';

/** Whether a transaction certificate is genuine: for anybody who holds its number, without a login. */
export default function CertificatePage() {
  const translate = useTranslate();
  const { number = '' } = useParams();
  useDocumentLanguage();
  const { data, error, refetch } = useQuery({
    queryKey: ['certificate', number],
    queryFn: ({ signal }) =>
      request<CheckedCertificate>('GET', `/public/certificates/${encodeURIComponent(number)}`, undefined, { signal }),
  });

  return (
    <Box sx={{ minHeight: '100dvh', bgcolor: 'background.default', color: 'text.primary' }}>
      <Box component="main" sx={{ maxWidth: 760, mx: 'auto', p: { xs: 1.5, sm: 3 } }}>
        <Box className="not-printed" sx={{ display: 'flex', alignItems: 'center', gap: 1, mb: 3 }}>
          <Mark />
          <Link component={RouterLink} to="/" color="text.primary" sx={{ flex: 1, fontWeight: 600 }}>
            {translate('shell.platform')}
          </Link>
          <LanguageSwitch />
        </Box>
        <PageHead title={translate('certificate.title')} lead={translate('certificate.lead')}>
          <Button className="not-printed" startIcon={<PrintIcon />} onClick={() => window.print()}>
            {translate('notices.print')}
          </Button>
        </PageHead>
        {error && <ProblemAlert problem={problemOf(error)} onRetry={() => void refetch()} />}
        {!data && !error && <Waiting />}
        {data && (
          <Card component="article" sx={{ p: { xs: 2, sm: 4 } }}>
            <CertificateContent certificate={data} />
          </Card>
        )}
      </Box>
    </Box>
  );
}
