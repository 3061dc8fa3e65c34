import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { StageTimes } from '../../../api/contract';
import { useText } from '../i18n/use-text';
import { useSpanText } from '../look/span-of-time';
import { SmallTable } from './SmallTable';

/** How long the stages of one version of a process took. */
export function StageTimesTable({ stages }: { readonly stages: StageTimes['stages'] }) {
  const translate = useTranslate();
  const text = useText();
  const span = useSpanText();
  const [first] = stages;
  if (!first) return null;
  const { processTitle, jurisdiction, version } = first;
  const name = [
    text(processTitle),
    translate(`processes.jurisdiction.${jurisdiction}`, { _: jurisdiction }),
    translate('processes.version', { version }),
  ].join(' · ');
  return (
    <Box>
      <Typography variant="h3" sx={{ mb: 0.5 }}>
        {name}
      </Typography>
      <SmallTable
        label={`${translate('dashboard.stageTimes')}: ${name}`}
        columns={[
          { title: translate('dashboard.stage') },
          { title: translate('dashboard.median'), isFigure: true },
          { title: translate('dashboard.limit') },
          { title: translate('dashboard.late'), isFigure: true },
        ]}
        rows={stages.map(({ stage, title, median, limit, late, ended }) => ({
          key: stage,
          cells: [
            text(title),
            span(median * 60_000),
            limit ? text(limit) : '—',
            translate('dashboard.lateOf', { late, ended }),
          ],
        }))}
      />
    </Box>
  );
}
