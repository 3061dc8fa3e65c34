import type { Field, Process } from '../../../definitions/language';
import { findAction } from '../../../definitions/language/visibility';

/** How the pinned definition describes a field of an act; undefined for what it does not know. */
export const caseField = (
  definition: Process | undefined,
  action: string | undefined,
  name: string,
): Field | undefined => (definition && action ? findAction(definition, action)?.form?.[name] : undefined);
