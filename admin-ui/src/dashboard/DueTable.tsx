import { useTranslate } from 'react-admin';
import type { Dashboard } from '../../../api/contract';
import { useAbility } from '../api/use-me';
import { CountLink } from './CountLink';
import { SmallTable } from './SmallTable';

const kinds = ['deadlines', 'openings', 'tasks'] as const;

/** What falls due today and this week. */
export function DueTable({ dashboard: { today, week } }: { readonly dashboard: Dashboard }) {
  const translate = useTranslate();
  const ability = useAbility();
  const [day, days] = [translate('dashboard.today'), translate('dashboard.week')];
  const shown = kinds.filter((kind) => kind !== 'tasks' || ability.can('read', 'Task'));
  return (
    <SmallTable
      label={translate('dashboard.due')}
      columns={[
        { title: translate('dashboard.what') },
        { title: day, isFigure: true },
        { title: days, isFigure: true },
      ]}
      rows={shown.map((kind) => {
        const name = translate(`dashboard.${kind === 'tasks' ? 'tasksDue' : kind}`);
        return {
          key: kind,
          cells: [
            name,
            <CountLink key="day" of={today[kind]} label={`${name}, ${day}`} />,
            <CountLink key="week" of={week[kind]} label={`${name}, ${days}`} />,
          ],
        };
      })}
    />
  );
}
