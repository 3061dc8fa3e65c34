import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useState, type SyntheticEvent } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router';
import { ReceiptCheck } from '../certificates/ReceiptCheck';
import { PageHead } from '../look/PageHead';

/** Asks for the number of a transaction certificate and leads to the answer whether it is genuine. */
export default function CertificateCheck() {
  const translate = useTranslate();
  const navigate = useNavigate();
  const [number, setNumber] = useState('');
  const [isTried, setTried] = useState(false);
  const typed = number.trim();
  const isMissing = isTried && typed === '';
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (typed !== '') void navigate(`/certificates/${encodeURIComponent(typed)}`);
  };
  return (
    <>
      <PageHead title={translate('public.nav.certificates')} lead={translate('certificate.lead')} />
      <Card sx={{ p: { xs: 2, sm: 3 }, maxWidth: 640 }}>
        <Stack component="form" onSubmit={submit} noValidate sx={{ gap: 2, alignItems: 'flex-start' }}>
          <TextField
            id="certificate-number"
            label={translate('case.certificate.number')}
            value={number}
            onChange={(event) => setNumber(event.target.value)}
            error={isMissing}
            helperText={translate(isMissing ? 'certificate.numberMissing' : 'certificate.numberHelp')}
            autoComplete="off"
            fullWidth
          />
          <Button type="submit" variant="contained">
            {translate('certificate.check')}
          </Button>
        </Stack>
      </Card>
      <Card sx={{ p: { xs: 2, sm: 3 }, mt: 3, maxWidth: 640 }}>
        <ReceiptCheck />
      </Card>
    </>
  );
}
