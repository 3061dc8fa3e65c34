import type { InputProps } from '../form-setting';
import { useRegisteredPeople, useRegisteredPerson } from '../values/use-directory';
import { FoundInput } from './FoundInput';

/** One person of the register, found by name. */
export const RegisteredPersonInput = ({ path }: InputProps<'person'>) => (
  <FoundInput
    path={path}
    useChosen={useRegisteredPerson}
    useFound={useRegisteredPeople}
    labelOf={({ name, employer }) => (employer === '' ? name : `${name}（${employer}）`)}
  />
);
