import Divider from '@mui/material/Divider';
import List from '@mui/material/List';
import { Fragment } from 'react';
import { useAbility, useMe } from '../api/use-me';
import { railItems } from './rail-items';
import { RailLink } from './RailLink';
import { useTaskCount } from './use-task-count';

const groups = ['work', 'directory', 'operations'] as const;

interface Props {
  readonly narrow?: boolean;
  /** Items that are shown elsewhere. */
  readonly without?: readonly string[];
  readonly onGo?: () => void;
}

/** Everything one may go to, in groups. */
export function RailList({ narrow = false, without = [], onGo }: Props) {
  const me = useMe();
  const ability = useAbility();
  const count = useTaskCount();

  const items = railItems(me, ability).filter(({ name }) => !without.includes(name));
  return (
    <>
      {groups.map((group, index) => (
        <Fragment key={group}>
          {index > 0 && <Divider aria-hidden sx={{ my: 1 }} />}
          <List disablePadding>
            {items
              .filter((item) => item.group === group)
              .map((item) => (
                <RailLink
                  key={item.name}
                  item={item}
                  narrow={narrow}
                  onGo={onGo}
                  count={item.name === 'inbox' ? count?.mine : undefined}
                />
              ))}
          </List>
        </Fragment>
      ))}
    </>
  );
}
