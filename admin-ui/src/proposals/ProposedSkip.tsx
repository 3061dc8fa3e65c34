import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { ProposalView } from '../../../api/contract';
import { useText } from '../i18n/use-text';
import { useIncidentName } from '../incidents/use-incident-name';
import { Facts } from '../look/Facts';
import { Instant } from '../look/Instant';
import { StatusChip } from '../look/StatusChip';

type Skip = NonNullable<ProposalView['skip']>;

interface Props {
  readonly skip: Skip;
  /** It is decided. */
  readonly isPast: boolean;
}

/** Failing steps without which cases shall go on: why, what each is, and what would be lost. */
export function ProposedSkip({ skip: { why, steps }, isPast }: Props) {
  const translate = useTranslate();
  return (
    <Card sx={{ p: 2.5 }}>
      <Facts facts={[{ name: translate('incidents.reason'), value: why }]} />
      <Typography variant="body2" color="textSecondary" sx={{ my: 1.5 }}>
        {translate('incidents.proposalHelp')}
      </Typography>
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {steps.map((step) => (
          <SkippedStep key={step.key} step={step} isPast={isPast} />
        ))}
      </Box>
    </Card>
  );
}

function SkippedStep({ step, isPast }: { readonly step: Skip['steps'][number]; readonly isPast: boolean }) {
  const translate = useTranslate();
  const text = useText();
  const nameOf = useIncidentName();
  const { caseId, since, error, rule, isOpen } = step;
  return (
    <Box component="li" sx={{ py: 1.5, borderTop: 1, borderColor: 'divider' }}>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap', mb: 0.5 }}>
        <Typography variant="h3">{nameOf(step)}</Typography>
        {!isPast && !isOpen && <StatusChip tone="good" label={translate('incidents.wentThrough')} />}
      </Box>
      <Facts
        facts={[
          {
            name: translate('incidents.case'),
            value: caseId !== undefined && (
              <Link component={RouterLink} to={`/cases/${caseId}`}>
                {caseId}
              </Link>
            ),
          },
          { name: translate('incidents.since'), value: <Instant at={since} style="second" /> },
          { name: translate('incidents.error'), value: error !== '' && <code>{error}</code> },
          { name: translate('incidents.lost'), value: text(rule) },
        ].filter(({ value }) => value !== false)}
      />
    </Box>
  );
}
