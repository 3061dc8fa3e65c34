import type { Form, Prepared } from './field';

/** The field of a form that takes what a bidder has made of a tender document. */
export function preparedField(form: Form | undefined, kind: Prepared): string | undefined {
  return Object.entries(form ?? {}).find(([, field]) => field.type === 'document' && field.prepared === kind)?.[0];
}

/** The field of a form that takes the price of what was prepared: its only amount. */
export function pricedField(form: Form | undefined): string | undefined {
  const amounts = Object.entries(form ?? {}).filter(([, field]) => field.type === 'amount' && !field.money);
  return amounts.length === 1 ? amounts[0]?.[0] : undefined;
}
