import type { ChannelName } from './message-settings';

/** How a person is reached: at an e-mail address, or on a telephone. */
export const contactKinds = ['email', 'phone'] as const;
export type ContactKind = (typeof contactKinds)[number];

/** Which address a channel needs. */
export const contactOfChannel: Readonly<Record<ChannelName, ContactKind>> = {
  email: 'email',
  sms: 'phone',
  voice: 'phone',
};

const mailbox =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/;
const chineseMobile = /^1[3-9]\d{9}$/;
const international = /^\+[1-9]\d{6,14}$/;

/** An e-mail address as it is stored: its domain in lower case. Undefined when it is none. */
export function readEmail(given: string): string | undefined {
  const address = given.trim();
  if (address.length > 254 || !mailbox.test(address) || /(^\.|\.\.|\.@)/.test(address)) return undefined;
  const at = address.lastIndexOf('@');
  return address.slice(0, at) + address.slice(at).toLowerCase();
}

/**
 * A telephone number as it is stored: `+` and digits (E.164). Eleven digits are a Chinese mobile number; a number of
 * another country begins with `+`. Undefined when it is none.
 */
export function readPhone(given: string): string | undefined {
  const number = given.replace(/[\s()-]/g, '').replace(/^00/, '+');
  const whole = chineseMobile.test(number) ? `+86${number}` : number;
  if (!international.test(whole)) return undefined;
  if (whole.startsWith('+86') && !chineseMobile.test(whole.slice(3))) return undefined;
  return whole;
}

/** An address that shows enough to be recognised by its owner, and no more: `l***@example.com`, `+86 *** 0001`. */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf('@');
  if (at > 0) return `${address.slice(0, 1)}***${address.slice(at)}`;
  return `${address.slice(0, 3)} *** ${address.slice(-4)}`;
}

/** A text in which addresses and long numbers are hidden, such as what a mail server says of a recipient. */
export const withoutAddresses = (text: string): string =>
  text.replace(/[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g, '***').replace(/\+?\d[\d -]{6,}\d/g, '***');
