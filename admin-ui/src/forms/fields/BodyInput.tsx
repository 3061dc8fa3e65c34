import type { InputProps } from '../form-setting';
import { useBodies, useBody } from '../values/use-directory';
import { FoundInput } from './FoundInput';

/** A body of the kind that is asked for, found by its name. */
export function BodyInput({ path, field }: InputProps<'body'>) {
  const useFound = (words: string) => useBodies(field.kind, words);
  return <FoundInput path={path} useChosen={useBody} useFound={useFound} labelOf={({ name }) => name} />;
}
