import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { CaseView } from '../../../api/contract';
import type { Unit } from '../../../domain/amount';
import { HashText } from '../forms/values/HashText';
import { Amount } from '../look/Amount';
import { Facts } from '../look/Facts';
import { Instant } from '../look/Instant';

export type CheckedCertificate = NonNullable<CaseView['certificate']> & { readonly valid: boolean };

const units: readonly string[] = ['CNY', 'JPY', '%'] satisfies Unit[];
const isUnit = (value: unknown): value is Unit => typeof value === 'string' && units.includes(value);
const wordOf = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

/** What a certificate certifies, and whether content and signature fit. */
export function CertificateContent({ certificate }: { readonly certificate: CheckedCertificate }) {
  const translate = useTranslate();
  const { content, valid } = certificate;
  const unit = isUnit(content['unit']) ? content['unit'] : 'CNY';
  const price = wordOf(content['price']);
  return (
    <>
      <Alert severity={valid ? 'success' : 'error'} sx={{ mb: 3 }}>
        <AlertTitle>{translate(valid ? 'certificate.valid' : 'certificate.invalid')}</AlertTitle>
        {translate(valid ? 'certificate.validHelp' : 'certificate.invalidHelp')}
      </Alert>
      <Typography variant="h2" sx={{ mb: 2 }}>
        {[wordOf(content['title']), wordOf(content['lot'])].filter(Boolean).join(' · ')}
      </Typography>
      <Facts
        facts={[
          { name: translate('case.certificate.number'), value: certificate.number },
          { name: translate('certificate.case'), value: wordOf(content['caseId']) },
          { name: translate('role.tenderer'), value: wordOf(content['tenderer']) },
          { name: translate('certificate.winner'), value: wordOf(content['winner']) },
          {
            name: translate('certificate.price'),
            value: price !== undefined && price !== '' && <Amount value={price} unit={unit} capital />,
          },
          { name: translate('certificate.bids'), value: wordOf(content['bids']) },
          { name: translate('case.certificate.issuedAt'), value: <Instant at={certificate.issuedAt} style="second" /> },
        ].map(({ name, value }) => ({ name, value: value === false ? undefined : value }))}
      />
      <Typography variant="h3" sx={{ mt: 3, mb: 1 }}>
        {translate('certificate.proof')}
      </Typography>
      <Facts
        facts={[
          { name: translate('certificate.hash'), value: <HashText hash={certificate.hash} whole /> },
          { name: translate('certificate.chain'), value: <HashText hash={wordOf(content['chainHead']) ?? ''} whole /> },
          {
            name: translate('certificate.signature'),
            value: (
              <Box component="code" sx={{ wordBreak: 'break-all', fontSize: '0.8125rem' }}>
                {certificate.signature}
              </Box>
            ),
          },
          { name: translate('case.certificate.key'), value: certificate.keyId },
        ]}
      />
    </>
  );
}
