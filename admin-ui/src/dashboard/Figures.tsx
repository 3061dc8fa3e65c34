import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import type { Dashboard } from '../../../api/contract';
import { useAbility } from '../api/use-me';
import { FigureTile } from './FigureTile';

/** The numbers that one looks at first. */
export function Figures({ dashboard }: { readonly dashboard: Dashboard }) {
  const translate = useTranslate();
  const ability = useAbility();
  const { cases, tasks, proposals, incidents } = dashboard;
  return (
    <Box
      component="ul"
      aria-label={translate('dashboard.figures')}
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '1fr 1fr', sm: 'repeat(auto-fill, minmax(128px, 1fr))' },
        gap: 1.5,
        p: 0,
        m: 0,
        mb: 2,
        listStyle: 'none',
      }}
    >
      <FigureTile of={cases.open} label={translate('dashboard.open')} />
      <FigureTile of={cases.overdue} label={translate('dashboard.overdueCases')} isLate />
      <FigureTile of={cases.suspended} label={translate('dashboard.suspended')} />
      {ability.can('read', 'Task') && (
        <>
          <FigureTile of={tasks.mine} label={translate('dashboard.mine')} />
          <FigureTile of={tasks.all} label={translate('dashboard.tasks')} />
          <FigureTile of={tasks.overdue} label={translate('dashboard.overdueTasks')} isLate />
        </>
      )}
      {proposals && <FigureTile of={proposals} label={translate('dashboard.proposals')} />}
      {incidents && <FigureTile of={incidents} label={translate('dashboard.incidents')} isLate />}
    </Box>
  );
}
