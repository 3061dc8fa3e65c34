import TreeIcon from '@mui/icons-material/AccountTreeOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import { useText } from '../i18n/use-text';
import { ReasonButton } from '../look/ReasonButton';
import type { ProcessFamily } from './process-families';
import { VersionRow } from './VersionRow';

/** A process in one jurisdiction, with its versions. */
export function FamilyCard({ family: { newest, versions } }: { readonly family: ProcessFamily }) {
  const translate = useTranslate();
  const text = useText();
  const { process, jurisdiction, mayStart } = newest;
  return (
    <Card component="li" sx={{ p: 2, pb: 1 }}>
      <Stack direction={{ xs: 'column', sm: 'row' }} sx={{ gap: 2, alignItems: { sm: 'center' }, mb: 1.5 }}>
        <TreeIcon aria-hidden color="primary" sx={{ display: { xs: 'none', sm: 'block' } }} />
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Typography variant="h2">{text(newest.title)}</Typography>
          <Typography variant="body2" color="textSecondary">
            {translate(`processes.jurisdiction.${jurisdiction}`, { _: jurisdiction })} · <code>{process}</code>
          </Typography>
        </Box>
        {mayStart ? (
          <Button variant="outlined" component={Link} to={`/cases/new?process=${process}&jurisdiction=${jurisdiction}`}>
            {translate('processes.start')}
          </Button>
        ) : (
          <ReasonButton reason={translate('processes.mayNot')}>{translate('processes.start')}</ReasonButton>
        )}
      </Stack>
      <Box component="ul" sx={{ p: 0, m: 0, listStyle: 'none' }}>
        {versions.map((version, nth) => (
          <VersionRow key={version.id} version={version} former={versions[nth + 1]} />
        ))}
      </Box>
    </Card>
  );
}
