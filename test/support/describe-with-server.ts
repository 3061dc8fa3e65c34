import { hasTestServer } from './temporal';

/** `describe` for whole cases: skipped where there is no test server. */
export const describeWithServer = hasTestServer ? describe : describe.skip;
