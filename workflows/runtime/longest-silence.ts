/**
 * A worker that does not say for so long that it goes on with an activity is taken for dead, and another does it again.
 * The activities say so every two seconds.
 */
export const longestSilence = '15 seconds';
