import { Navigate } from 'react-router';
import { useAbility, useMe } from '../api/use-me';
import { Waiting } from '../layout/Waiting';

/** Where one begins: who oversees many cases with the overview, who has things to do with the inbox. */
export function StartPage() {
  const me = useMe();
  const ability = useAbility();
  if (!me) return <Waiting />;
  return <Navigate to={ability.can('read', 'Dashboard') ? '/dashboard' : '/tasks'} replace />;
}
