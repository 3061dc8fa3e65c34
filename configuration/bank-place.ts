import { withoutSecrets, type Reader, type Rule } from './environment-reader';

/** Where deposits are paid: at a bank that is reached over HTTP, at the embedded one, or nowhere. */
export type BankPlace =
  | { readonly kind: 'http'; readonly url: string; readonly key: string }
  /** For a platform that is tried out: no money moves. */
  | { readonly kind: 'embedded' }
  | { readonly kind: 'none' };

const leastKey = 32;

/** Which bank the platform works with. Without one it has an embedded bank, but none in production. */
export function readBank({ raw, refuse }: Reader, environment: 'development' | 'test' | 'production'): BankPlace {
  const url = raw('BANK_URL');
  const key = raw('BANK_KEY');
  if (url === undefined) {
    const alone: Rule = ['设了本项，也须设 BANK_URL', 'must be set together with BANK_URL'];
    if (key !== undefined) refuse('BANK_KEY', alone, '***');
    return { kind: environment === 'production' ? 'none' : 'embedded' };
  }
  const parsed = /^https?:/.test(url) && URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || parsed.username !== '' || parsed.search !== '' || parsed.hash !== '') {
    const rule: Rule = [
      '须为银行接口的 http 或 https 网址，不含用户名、密码和参数',
      'must be the http or https address of the bank, without a user, password or parameters',
    ];
    refuse('BANK_URL', rule, withoutSecrets(url));
  } else if (environment === 'production' && parsed.protocol !== 'https:') {
    refuse('BANK_URL', ['生产环境须用 https', 'must be https in production'], withoutSecrets(url));
  }
  if (key === undefined || key.length < leastKey) {
    const rule: Rule = [
      `与银行约定的密钥，须至少 ${leastKey} 位`,
      `the key shared with the bank must have at least ${leastKey} characters`,
    ];
    refuse('BANK_KEY', rule, key && '***');
  }
  return { kind: 'http', url: url.replace(/\/+$/, ''), key: key ?? '' };
}
