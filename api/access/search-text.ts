/** A LIKE pattern that finds the text anywhere; use it with `ESCAPE '!'`. */
export const containing = (text: string): string => `%${text.trim().replace(/[!%_]/g, (sign) => `!${sign}`)}%`;
