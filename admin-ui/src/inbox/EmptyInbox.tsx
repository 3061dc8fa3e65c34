import DoneIcon from '@mui/icons-material/TaskAltOutlined';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Stack from '@mui/material/Stack';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import { useMe } from '../api/use-me';
import { EmptyState } from '../look/EmptyState';
import { nextSteps } from './next-steps';
import { OwnCases } from './OwnCases';
import { useTasks, type Scope } from './use-tasks';

interface Props {
  readonly scope: Scope;
  readonly onScope: (scope: Scope) => void;
}

/** An inbox without tasks: a pleasant sentence, and what one may do next. */
export function EmptyInbox({ scope, onScope }: Props) {
  const translate = useTranslate();
  const role = useMe()?.acting.role;
  const others = useTasks({ scope: 'body' });
  const hasOthers = scope === 'mine' && (others.data?.pages[0]?.items.length ?? 0) > 0;
  const steps = role === undefined ? [] : nextSteps[role];
  return (
    <>
      <Card>
        <EmptyState
          icon={DoneIcon}
          title={translate(`inbox.empty.${scope}`)}
          help={translate(role === undefined ? 'inbox.emptyHelp' : `inbox.nextHelp.${role}`, {
            _: translate('inbox.emptyHelp'),
          })}
        >
          <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap', justifyContent: 'center' }}>
            {hasOthers && (
              <Button variant="contained" onClick={() => onScope('body')}>
                {translate('inbox.next.others')}
              </Button>
            )}
            {steps.map(({ name, to }, nth) => (
              <Button key={name} variant={nth === 0 && !hasOthers ? 'contained' : 'outlined'} component={Link} to={to}>
                {translate(`inbox.next.${name}`)}
              </Button>
            ))}
            <Button component={Link} to="/public/notices">
              {translate('inbox.next.public')}
            </Button>
          </Stack>
        </EmptyState>
      </Card>
      {role === 'bidder' && <OwnCases />}
    </>
  );
}
