import { randomUUID } from 'node:crypto';
import { BankUnavailable, type Bank } from '../../activities/ports/bank';
import { signedHeaders } from '../../domain/bank-protocol';
import { readPaymentState, readTransfer, wordedOrder } from '../../domain/bank-report';

/** Where the bank is, and the key that both sides sign with. */
export interface BankPlace {
  readonly url: string;
  readonly key: string;
}

/** A bank that speaks the protocol of docs/deposits.md. It answers within a quarter of a minute or counts as away. */
export function httpBank({ url, key }: BankPlace, patienceMs = 15_000): Bank {
  const ask = async <T>(
    method: 'GET' | 'POST',
    path: string,
    content: object | undefined,
    read: (told: unknown) => T,
  ) => {
    const body = content === undefined ? '' : JSON.stringify(content);
    const request = { asked: `${method} ${path}`, nonce: randomUUID(), body };
    try {
      const response = await fetch(`${url}${path}`, {
        method,
        redirect: 'error',
        headers: {
          'content-type': 'application/json',
          ...signedHeaders(key, Math.floor(Date.now() / 1000), request),
        },
        ...(content !== undefined && { body }),
        signal: AbortSignal.timeout(patienceMs),
      });
      if (!response.ok)
        throw new BankUnavailable(`the bank answered ${response.status} to ${method} ${path.split('/')[1] ?? ''}`);
      return read(await response.json());
    } catch (error) {
      if (error instanceof BankUnavailable) throw error;
      const { message, cause } = error as Error & { readonly cause?: { readonly message?: string } };
      throw new BankUnavailable(cause?.message ?? message);
    }
  };
  return {
    openAccount: (id, holder) =>
      ask('POST', '/accounts', { id, holder }, (told) => {
        const { number, bank } = told as Record<string, unknown>;
        if (typeof number !== 'string' || typeof bank !== 'string') throw new TypeError('the bank named no account');
        return { number, bank };
      }),
    transfers: (account) =>
      ask('GET', `/accounts/${encodeURIComponent(account)}/transfers`, undefined, (told) => {
        if (!Array.isArray(told)) throw new TypeError('the bank sent no list');
        return told.map(readTransfer);
      }),
    pay: (order) => ask('POST', '/payments', wordedOrder(order), readPaymentState),
    interestRate: () =>
      ask('GET', '/interest-rate', undefined, (told) => {
        const { percentAYear } = told as Record<string, unknown>;
        if (typeof percentAYear !== 'string' || !/^\d{1,2}(\.\d{1,6})?$/.test(percentAYear)) {
          throw new TypeError('the bank named no rate');
        }
        return percentAYear;
      }),
  };
}
