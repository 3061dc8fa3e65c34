import { useBody } from './use-directory';

/** The name of a body by its id. */
export function BodyName({ id }: { readonly id: string }) {
  return <>{useBody(id)?.name ?? id}</>;
}
