import Card from '@mui/material/Card';
import { useTranslate } from 'react-admin';
import type { ProposalView } from '../../../api/contract';
import { ChangedFacts, type ChangedFact } from '../look/ChangedFacts';

type Account = NonNullable<ProposalView['account']>;
type State = Account['after'];

interface Props {
  readonly account: Account;
  /** It is decided. */
  readonly isPast: boolean;
}

/** An account as it is and as it shall be; what its password is, nobody sees. */
export function ProposedAccount({ account, isPast }: Props) {
  const translate = useTranslate();
  const { before, after, newPassword } = account;
  const rolesOf = ({ memberships }: State) =>
    memberships.map(({ role, body }) => `${body.name} · ${translate(`role.${role}`)}`);
  const lines = (words: readonly string[]) => words.map((each) => <div key={each}>{each}</div>);
  const fact = (name: string, of: (state: State) => readonly string[]): ChangedFact => ({
    name: translate(name),
    before: before && lines(of(before)),
    after: lines(of(after)),
    isSame: before !== undefined && of(before).join('\n') === of(after).join('\n'),
  });
  const password: ChangedFact = {
    name: translate('change.newPassword'),
    before: '••••••',
    after: translate('change.reset'),
    isSame: false,
  };
  return (
    <Card sx={{ p: 2.5 }}>
      <ChangedFacts
        label={translate('users.edit')}
        isNew={!before}
        isPast={isPast}
        facts={[
          fact('users.login', ({ login }) => [login]),
          fact('users.name', ({ name }) => [name]),
          fact('users.memberships', rolesOf),
          fact('users.state', ({ active }) => [translate(active ? 'users.active' : 'users.inactive')]),
          ...(newPassword ? [password] : []),
        ]}
      />
    </Card>
  );
}
