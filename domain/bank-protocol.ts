import { isSigned, signBody } from './message-signature';

/** The headers of a signed request between the platform and its bank. */
export const bankHeaders = {
  timestamp: 'signature-timestamp',
  nonce: 'signature-nonce',
  signature: 'signature',
} as const;

/** What is signed: what is asked, the nonce and the body as it is sent. */
export interface BankRequest {
  /** `POST /payments`, with the path after the address that the other side is reached under. */
  readonly asked: string;
  /** Used once: 16 to 64 letters, digits or hyphens. */
  readonly nonce: string;
  readonly body: string;
}

const signedText = ({ asked, nonce, body }: BankRequest): string => `${asked}\n${nonce}\n${body}`;

/** Whether a nonce looks like one. */
export const isNonce = (nonce: string | undefined): nonce is string =>
  nonce !== undefined && /^[A-Za-z0-9-]{16,64}$/.test(nonce);

/** The headers that sign a request with the key that both sides share. `timestamp` in seconds since 1970. */
export const signedHeaders = (key: string, timestamp: number, request: BankRequest): Record<string, string> => ({
  [bankHeaders.timestamp]: String(timestamp),
  [bankHeaders.nonce]: request.nonce,
  [bankHeaders.signature]: signBody(key, timestamp, signedText(request)),
});

/** Whether a request was signed with the key, not long ago. Whether its nonce is new is for the one who is asked. */
export const isSignedRequest = (
  key: string,
  { timestamp, signature }: { readonly timestamp: string | undefined; readonly signature: string | undefined },
  request: BankRequest,
  nowSeconds: number,
): boolean => isNonce(request.nonce) && isSigned(key, { timestamp, signature, body: signedText(request) }, nowSeconds);

/** The address below the platform's own at which the bank reports. */
export const reportPath = '/api/bank-reports';
