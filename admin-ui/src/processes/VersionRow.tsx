import Button from '@mui/material/Button';
import MuiLink from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import type { DefinitionSummary } from '../../../api/contract';
import { instantText } from '../look/span-of-time';
import { StatusChip } from '../look/StatusChip';

interface Props {
  readonly version: DefinitionSummary;
  /** The version before it, to compare with. */
  readonly former: DefinitionSummary | undefined;
}

/** One version of a process: since when, by whom, how many cases run under it. */
export function VersionRow({ version, former }: Props) {
  const translate = useTranslate();
  const { id, current, publishedAt, proposedBy, confirmedBy, openCases } = version;
  const said = [
    translate('processes.published', { at: instantText(publishedAt, 'day') }),
    ...(proposedBy && confirmedBy
      ? [translate('processes.publishedBy', { proposed: proposedBy.name, confirmed: confirmedBy.name })]
      : []),
  ];
  return (
    <Stack
      component="li"
      direction={{ xs: 'column', md: 'row' }}
      sx={{ gap: { xs: 0.5, md: 2 }, alignItems: { md: 'center' }, py: 1.25, borderTop: 1, borderColor: 'divider' }}
    >
      <Stack direction="row" sx={{ gap: 1, alignItems: 'center', minWidth: { md: 220 } }}>
        <Typography sx={{ fontWeight: 600 }}>{translate('processes.version', { version: version.version })}</Typography>
        <StatusChip
          tone={current ? 'good' : 'neutral'}
          label={translate(current ? 'processes.current' : 'processes.former')}
        />
      </Stack>
      <Typography variant="body2" color="textSecondary" sx={{ flex: 1 }}>
        {said.join(' · ')}
      </Typography>
      <MuiLink
        component={Link}
        to={`/cases?filter=${encodeURIComponent(JSON.stringify({ definitionId: id, state: 'open' }))}`}
      >
        {translate('processes.openCases', { smart_count: openCases })}
      </MuiLink>
      <Stack direction="row" sx={{ gap: 1 }}>
        <Button
          size="small"
          component={Link}
          to={`/processes/${id}`}
          aria-label={`${translate('processes.open')}: ${version.version}`}
        >
          {translate('processes.open')}
        </Button>
        {former && (
          <Button
            size="small"
            component={Link}
            to={`/processes/compare?from=${former.id}&to=${id}`}
            aria-label={translate('processes.compareWith', { version: version.version, former: former.version })}
          >
            {translate('processes.compare')}
          </Button>
        )}
      </Stack>
    </Stack>
  );
}
