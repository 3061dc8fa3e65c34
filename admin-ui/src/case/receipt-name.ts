/** The name of the file of a signed receipt. */
export const receiptName = (entry: string): string => `receipt-${entry}.json`;
