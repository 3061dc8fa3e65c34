import { useAbility } from '../../api/use-me';
import { useCase } from '../../case/use-case';
import { useExperts, useRegisteredPerson } from './use-directory';

interface PersonNameProps {
  readonly id: string;
  readonly caseId: string | undefined;
}

/** The name of a person of the committee, of the case or of the directory; the id for whoever may see neither. */
export function PersonName({ id, caseId }: PersonNameProps) {
  const ability = useAbility();
  const { data: view } = useCase(caseId ?? '');
  const party = view?.parties.find(({ user }) => user?.id === id);
  const asks = view && !party && ability.can('read', 'Expert');
  const person = useExperts(asks ? caseId : undefined)?.find(({ userId }) => userId === id);
  const registered = useRegisteredPerson(caseId === undefined && ability.can('update', 'Expert') ? id : undefined);
  if (registered) return <>{registered.name}</>;
  if (party?.user) return <>{party.user.name}</>;
  return <>{person ? `${person.name}（${person.employer}）` : id}</>;
}
