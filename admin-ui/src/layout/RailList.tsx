import Box from '@mui/material/Box';
import Divider from '@mui/material/Divider';
import List from '@mui/material/List';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { useAbility, useMe } from '../api/use-me';
import { useProposalCount } from '../proposals/use-proposals';
import { visuallyHidden } from '../look/visually-hidden';
import { railGroups, railItems } from './rail-items';
import { RailLink } from './RailLink';
import { useTaskCount } from './use-task-count';

interface Props {
  readonly narrow?: boolean;
  /** Items that are shown elsewhere. */
  readonly without?: readonly string[];
  readonly onGo?: () => void;
}

/** Everything one may go to, in groups. */
export function RailList({ narrow = false, without = [], onGo }: Props) {
  const translate = useTranslate();
  const me = useMe();
  const ability = useAbility();
  const tasks = useTaskCount();
  const proposals = useProposalCount();

  const items = railItems(me, ability).filter(({ name }) => !without.includes(name));
  const counts: Readonly<Record<string, number | undefined>> = { inbox: tasks?.mine, proposals };
  return (
    <>
      {railGroups
        .map((group) => ({ group, offered: items.filter((item) => item.group === group) }))
        .filter(({ offered }) => offered.length > 0)
        .map(({ group, offered }, index) => (
          <Box key={group} role="group" aria-labelledby={`rail-${group}`}>
            {index > 0 && <Divider aria-hidden sx={{ my: 1 }} />}
            <Typography
              id={`rail-${group}`}
              variant="caption"
              component="p"
              color="textSecondary"
              sx={narrow || index === 0 ? visuallyHidden : { px: 1.5, pb: 0.5, fontWeight: 600 }}
            >
              {translate(`shell.nav.group.${group}`)}
            </Typography>
            <List disablePadding>
              {offered.map((item) => (
                <RailLink key={item.name} item={item} narrow={narrow} onGo={onGo} count={counts[item.name]} />
              ))}
            </List>
          </Box>
        ))}
    </>
  );
}
