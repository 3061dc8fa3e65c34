const escaped = (text: string): string => text.trim().replace(/[!%_]/g, (sign) => `!${sign}`);

/** A LIKE pattern that finds the text anywhere; use it with `ESCAPE '!'`. */
export const containing = (text: string): string => `%${escaped(text)}%`;

/** A LIKE pattern that finds what begins with the text; use it with `ESCAPE '!'`. */
export const beginningWith = (text: string): string => `${escaped(text)}%`;
