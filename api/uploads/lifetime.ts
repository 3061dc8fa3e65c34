const hourMs = 3_600_000;

/** Now, in real time: uploads live in it as sessions do, whatever the platform's clock shows. */
export const realNow = (): string => new Date().toISOString();

/** An instant so many real hours from now. */
const inHours = (hours: number): string => new Date(Date.now() + hours * hourMs).toISOString();

/** An upload waits for its next part over a weekend, or for a lost laptop to come back. */
export const unfinishedUntil = (): string => inHours(7 * 24);

/** A finished one is still known to those whom the answer did not reach. */
export const finishedUntil = (): string => inHours(24);
