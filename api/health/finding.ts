import type { Text } from '../../definitions/language/text';
import type { HealthCheck } from '../contract';
import type { ApiDependencies } from '../http/dependencies';

/** What a check found. */
export interface Finding {
  readonly state: HealthCheck['state'];
  readonly says: Text;
  /** What an operator does about it. */
  readonly todo?: Text;
}

/** Looks at a part as it is now. What it throws means that the part does not work. */
export type Check = (deps: ApiDependencies) => Promise<Finding>;

/** Nothing is to be done. */
export const good = (says: Text): Finding => ({ state: 'good', says });
/** It works, and somebody should see to it. */
export const care = (says: Text, todo: Text): Finding => ({ state: 'care', says, todo });
/** It does not work, or will not much longer. */
export const bad = (says: Text, todo: Text): Finding => ({ state: 'bad', says, todo });
/** There is no such part here. */
export const off = (says: Text): Finding => ({ state: 'off', says });
