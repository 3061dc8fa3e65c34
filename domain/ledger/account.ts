/**
 * An account of the book of one case. `bank`: the money that lies at the bank; `interest`: interest that was promised and
 * that the bank has not added yet; `held:…`: the deposit of a body; `returnable:…`: a transfer that is no deposit and goes
 * back to its sender; `forfeited`: what the tenderer may keep; `payment:…`: a payment that the bank has been told to make.
 */
export type Account =
  'bank' | 'interest' | 'forfeited' | `held:${string}` | `returnable:${string}` | `payment:${string}`;

/** The account of the deposit of a body. */
export const heldOf = (bodyId: string): Account => `held:${bodyId}`;

/** The account of a transfer that goes back to its sender. */
export const returnableOf = (transferId: string): Account => `returnable:${transferId}`;

/** The account of a payment that is under way. */
export const paymentOf = (paymentId: string): Account => `payment:${paymentId}`;

/** Accounts of what the platform has, which grow by a debit; all others say what it owes, and grow by a credit. */
const assets: readonly string[] = ['bank', 'interest'];

const isAsset = (account: Account): boolean => assets.includes(account);

/** By how many fen a debit and a credit of these sums leave the account above nothing, on the side that it grows on. */
export const standOf = (account: Account, { debit, credit }: { readonly debit: bigint; readonly credit: bigint }) =>
  isAsset(account) ? debit - credit : credit - debit;
