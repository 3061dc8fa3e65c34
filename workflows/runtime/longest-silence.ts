/**
 * A worker that does not say for so long that it goes on with an activity is taken for dead, and another does it again.
 */
export const longestSilence = '15 seconds';

/** The same where a list of a whole register is hashed and drawn from: meanwhile the worker cannot say anything. */
export const longestComputation = '60 seconds';
