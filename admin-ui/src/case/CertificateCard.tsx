import { Card, Link as MuiLink, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import type { CaseView } from '../../../api/contract';
import { HashText } from '../forms/values/HashText';
import { ValueList } from '../forms/values/ValueList';
import { Instant } from '../look/Instant';

/** The transaction certificate: its number, when it was issued, and what proves it. */
export function CertificateCard({ certificate }: { readonly certificate: NonNullable<CaseView['certificate']> }) {
  const t = useTranslate();
  return (
    <Card component="section" sx={{ p: 2, borderColor: 'success.main' }}>
      <Typography variant="h3" component="h2" sx={{ mb: 0.5 }}>
        {t('case.certificate.title')}
      </Typography>
      <ValueList
        rows={[
          { key: 'number', title: t('case.certificate.number'), value: certificate.number },
          { key: 'at', title: t('case.certificate.issuedAt'), value: <Instant at={certificate.issuedAt} /> },
          { key: 'hash', title: 'SHA-256', value: <HashText hash={certificate.hash} /> },
          { key: 'key', title: t('case.certificate.key'), value: certificate.keyId },
        ]}
      />
      <MuiLink
        component={Link}
        variant="body2"
        to={`/certificates/${encodeURIComponent(certificate.number)}`}
        target="_blank"
        rel="noopener"
      >
        {t('case.certificate.check')}
      </MuiLink>
    </Card>
  );
}
