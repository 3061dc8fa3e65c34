import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Checkbox from '@mui/material/Checkbox';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { Incident } from '../../../api/contract';
import { useText } from '../i18n/use-text';
import { Facts } from '../look/Facts';
import { Instant } from '../look/Instant';
import { ReasonButton } from '../look/ReasonButton';
import { CorrectInput } from './CorrectInput';
import { useIncidentName } from './use-incident-name';

interface Props {
  readonly incident: Incident;
  readonly isChosen: boolean;
  /** A decision is under way. */
  readonly isPending: boolean;
  readonly onChoose: () => void;
  readonly onDecide: (how: Incident['may'][number]) => void;
}

/** Where what is wrong can be corrected before it is tried again. */
const pages: Readonly<Partial<Record<Incident['kind'], string>>> = { delivery: '/deliveries', exchange: '/exchange' };

/** One thing that keeps failing: what, of which case, since when, how often and why, and how to go on. */
export function IncidentCard({ incident, isChosen, isPending, onChoose, onDecide }: Props) {
  const translate = useTranslate();
  const text = useText();
  const name = useIncidentName()(incident);
  const { kind, caseId, since, tries, error, words, may, skipping, proposalId, inputs, hint } = incident;
  const page = pages[kind];
  const ways = may.filter((how) => how !== 'skip' || proposalId === undefined);
  return (
    <Card component="li" sx={{ p: 2 }}>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', mb: 1 }}>
        <Checkbox
          checked={isChosen}
          onChange={onChoose}
          slotProps={{ input: { 'aria-label': translate('incidents.choose', { name: `${name} ${caseId ?? ''}` }) } }}
          sx={{ ml: -1 }}
        />
        <Typography variant="h2" sx={{ minWidth: 0 }}>
          {name}
        </Typography>
      </Box>
      <Facts
        facts={[
          ...(caseId === undefined
            ? []
            : [
                {
                  name: translate('incidents.case'),
                  value: (
                    <Link component={RouterLink} to={`/cases/${caseId}`}>
                      {caseId}
                    </Link>
                  ),
                },
              ]),
          { name: translate('incidents.since'), value: <Instant at={since} style="second" /> },
          ...(tries === undefined ? [] : [{ name: translate('incidents.tries'), value: tries }]),
          { name: translate('incidents.error'), value: words ? text(words) : <code>{error}</code> },
        ]}
      />
      {hint && (
        <Typography variant="body2" sx={{ mt: 1 }}>
          {text(hint)}
        </Typography>
      )}
      {inputs.map((input) => (
        <CorrectInput key={input.kind} incidentKey={incident.key} input={input} />
      ))}
      {skipping && (
        <Typography variant="body2" color="textSecondary" sx={{ mt: 1 }}>
          {translate(`incidents.people.${skipping.people}`, { why: text(skipping.why) })}
        </Typography>
      )}
      <Box sx={{ display: 'flex', gap: 1, mt: 1.5, flexWrap: 'wrap' }}>
        {ways.map((how) => (
          <ReasonButton
            key={how}
            variant={how === 'skip' ? 'text' : 'contained'}
            color={how === 'skip' ? 'error' : 'primary'}
            loading={isPending}
            onClick={() => onDecide(how)}
          >
            {translate(how === 'skip' && skipping?.people === 2 ? 'incidents.propose' : `incidents.${how}`)}
          </ReasonButton>
        ))}
        {proposalId !== undefined && (
          <Button component={RouterLink} to={`/proposals/${proposalId}`}>
            {translate('incidents.waits')}
          </Button>
        )}
        {page !== undefined && (
          <Button component={RouterLink} to={page}>
            {translate('incidents.correct', { page: translate(`shell.nav.${page.slice(1)}`) })}
          </Button>
        )}
      </Box>
    </Card>
  );
}
