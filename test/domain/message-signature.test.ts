import { createHmac } from 'node:crypto';
import { isSigned, signBody, signatureLifeSeconds } from '../../domain/message-signature';

const key = 'a key that two parties share, in all secrecy';
const now = 1_772_000_000;
const body = '{"id":"1","to":"+8613800000001","说":"话"}';
const signed = { timestamp: String(now), signature: signBody(key, now, body), body };

describe('the signature of a request', () => {
  it('is HMAC-SHA-256 over timestamp, full stop and body', () => {
    expect(signBody(key, now, body)).toBe(createHmac('sha256', key).update(`${now}.${body}`).digest('hex'));
  });

  it('is accepted as it is, for five minutes to either side', () => {
    expect(isSigned(key, signed, now)).toBe(true);
    expect(isSigned(key, signed, now + signatureLifeSeconds)).toBe(true);
    expect(isSigned(key, signed, now + signatureLifeSeconds + 1)).toBe(false);
    expect(isSigned(key, signed, now - signatureLifeSeconds - 1)).toBe(false);
  });

  it.each([
    ['another key', 'another key', signed],
    ['another body', key, { ...signed, body: `${body} ` }],
    ['another time', key, { ...signed, timestamp: String(now + 1) }],
    ['a time that is none', key, { ...signed, timestamp: '1e9' }],
    ['no time', key, { ...signed, timestamp: undefined }],
    ['no signature', key, { ...signed, signature: undefined }],
    ['a part of the signature', key, { ...signed, signature: signed.signature.slice(0, 63) }],
    ['more than the signature', key, { ...signed, signature: `${signed.signature}${signed.signature}` }],
  ])('is refused for %s', (_what, withKey, request) => {
    expect(isSigned(withKey, request, now)).toBe(false);
  });
});
