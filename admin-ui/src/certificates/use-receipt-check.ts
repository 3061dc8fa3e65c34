import { useMutation } from '@tanstack/react-query';
import type { CheckedReceipt, KeptReceipt, SignedReceipt } from '../../../api/contract';
import { isConfirmed } from '../../../domain/entry-receipt';
import { problemOf, request } from '../api/client';

type Confirmed = SignedReceipt['confirmed'];

/** What the check of a file found: `none` when it is no receipt at all. */
export type ReceiptVerdict =
  { readonly kind: 'none' } | { readonly kind: 'genuine' | 'otherContent' | 'forged'; readonly confirmed: Confirmed };

type ReceiptFile = SignedReceipt & Partial<Pick<KeptReceipt, 'committed'>>;

/** A file is asked about only when it looks like a receipt; whether it is one the API says. */
function parsed(text: string): ReceiptFile | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'confirmed' in value ? (value as ReceiptFile) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the content beside a receipt is the one it confirms; it does not leave this machine. */
function fits({ confirmed, committed }: ReceiptFile): boolean {
  try {
    return committed === undefined || isConfirmed(confirmed, committed);
  } catch {
    return false; // what cannot be hashed was never confirmed
  }
}

async function check(file: File): Promise<ReceiptVerdict> {
  const receipt = parsed(await file.text());
  if (!receipt) return { kind: 'none' };
  try {
    const { committed: _stays, ...signed } = receipt;
    const { genuine } = await request<CheckedReceipt>('POST', '/public/receipts', signed);
    const kind = genuine ? (fits(receipt) ? 'genuine' : 'otherContent') : 'forged';
    return { kind, confirmed: receipt.confirmed };
  } catch (error) {
    if (problemOf(error).code === 'InvalidInput') return { kind: 'none' };
    throw error;
  }
}

/** Asks the platform whether it has signed the receipt in a file. */
export const useReceiptCheck = () => useMutation({ mutationFn: check });
