import { formatAmount } from '../../domain/amount';

/** Fen as yuan are written: `200000.00`. */
export const yuan = (fen: bigint | number): string => formatAmount({ parts: BigInt(fen), unit: 'CNY' });
