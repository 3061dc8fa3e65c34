/**
 * Whether a text holds no control characters but line feed and tab, and no half surrogate pairs: what JSON, SQL and XML
 * can all hold. Nor signs that turn the direction of writing: it would read otherwise than it was signed.
 */
export const isReadable = (value: string): boolean =>
  !/[\p{Surrogate}\ufffe\uffff\u202a-\u202e\u2066-\u2069]|(?![\n\t])\p{Cc}/u.test(value);
