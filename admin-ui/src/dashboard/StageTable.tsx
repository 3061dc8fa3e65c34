import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { Dashboard } from '../../../api/contract';
import { useText } from '../i18n/use-text';
import { CountLink } from './CountLink';
import { SmallTable } from './SmallTable';

/** How much of the largest number that is: the bar only repeats the number beside it. */
function Bar({ share }: { readonly share: number }) {
  return (
    <Box aria-hidden sx={{ height: 8, borderRadius: 1, bgcolor: 'action.hover' }}>
      <Box sx={{ height: 8, borderRadius: 1, bgcolor: 'primary.main', width: `${Math.round(share * 100)}%` }} />
    </Box>
  );
}

/** Open cases by process and stage, in the order in which a case passes the stages. */
export function StageTable({ dashboard: { processes } }: { readonly dashboard: Dashboard }) {
  const translate = useTranslate();
  const text = useText();
  const [open, overdue] = [translate('dashboard.open'), translate('dashboard.overdueCases')];
  if (processes.length === 0) return <Typography color="textSecondary">{translate('dashboard.noCases')}</Typography>;
  const isOneLaw = new Set(processes.map(({ jurisdiction }) => jurisdiction)).size === 1;
  return (
    <Stack sx={{ gap: 2.5 }}>
      {processes.map(({ process, jurisdiction, title, open: all, stages }) => {
        const largest = Math.max(1, ...stages.map((stage) => stage.open.count));
        const law = translate(`processes.jurisdiction.${jurisdiction}`, { _: jurisdiction });
        const heading = isOneLaw ? text(title) : `${text(title)} · ${law}`;
        return (
          <Box key={`${process} ${jurisdiction}`}>
            <Typography variant="h3" sx={{ mb: 0.5 }}>
              {heading} · <CountLink of={all} label={`${heading}, ${open}`} />
            </Typography>
            <SmallTable
              label={heading}
              columns={[
                { title: translate('dashboard.stage'), width: '40%' },
                { title: translate('dashboard.share'), onlyWide: true, width: '25%' },
                { title: open, isFigure: true, width: 90 },
                { title: overdue, isFigure: true, width: 90 },
              ]}
              rows={stages.map((stage) => {
                const name = text(stage.title);
                return {
                  key: stage.stage,
                  cells: [
                    name,
                    <Bar key="bar" share={stage.open.count / largest} />,
                    <CountLink key="open" of={stage.open} label={`${name}, ${open}`} />,
                    <CountLink key="overdue" of={stage.overdue} label={`${name}, ${overdue}`} isLate />,
                  ],
                };
              })}
            />
          </Box>
        );
      })}
    </Stack>
  );
}
