import { readHttpAddress } from '../domain/http-address';
import { withoutSecrets, type Reader, type Rule } from './environment-reader';

/** This platform as others know it. */
export interface PlatformIdentity {
  /** The code under which it is registered with other platforms; needed only where it exchanges with them. */
  readonly code: string | undefined;
  readonly name: string;
  /** In front of the ids of contracting processes (OCDS). */
  readonly ocidPrefix: string;
}

/** Where packages for another platform go: over HTTP, into a folder that is carried over, or nowhere. */
export type ExchangePlace =
  | { readonly kind: 'none' }
  | { readonly kind: 'folder'; readonly folder: string }
  /** `key` is the receiver's public key, base64: only its signature acknowledges. */
  | { readonly kind: 'http'; readonly url: string; readonly key: string };

const codePattern = /^[a-z0-9][a-z0-9-]{2,39}$/;

/** Under which code and name this platform exchanges with others. */
export function readPlatform({ raw, refuse }: Reader): PlatformIdentity {
  const code = raw('PLATFORM_CODE');
  if (code !== undefined && !codePattern.test(code)) {
    refuse('PLATFORM_CODE', [
      '须为 3 至 40 位小写字母、数字或短横线，如 530100-kunming',
      'must be 3 to 40 small letters, digits or hyphens, such as 530100-kunming',
    ]);
  }
  const name = raw('PLATFORM_NAME') ?? '公共资源交易平台';
  if (name.length > 100) refuse('PLATFORM_NAME', ['不得超过 100 个字', 'must have at most 100 characters']);
  const ocidPrefix = raw('OCID_PREFIX');
  if (ocidPrefix !== undefined && !codePattern.test(ocidPrefix)) {
    refuse('OCID_PREFIX', [
      '须为 3 至 40 位小写字母、数字或短横线，如向开放合约伙伴关系登记的 ocds-a1b2c3',
      'must be 3 to 40 small letters, digits or hyphens, such as ocds-a1b2c3 as registered with the Open Contracting Partnership',
    ]);
  }
  return { code, name, ocidPrefix: ocidPrefix ?? code ?? 'local' };
}

const addressRule: Rule = [
  '须为上级平台的 http(s) 网址，不含账号和参数；或以 file:/// 开头的文件夹',
  'must be the http(s) address of the receiving platform without account and parameters, or a folder as file:///…',
];
const keyRule: Rule = [
  '须为接收平台的公钥（Base64），见其“数据交换”页面',
  'must be the public key (base64) of the receiving platform, as its page “Exchange” shows it',
];
const hidden = '***';

/** To whom this platform sends. */
export function readExchange({ raw, refuse }: Reader, code: string | undefined): ExchangePlace {
  const url = raw('EXCHANGE_URL');
  const key = raw('EXCHANGE_KEY');
  if (url === undefined) {
    const alone: Rule = ['设了本项，也须设 EXCHANGE_URL', 'must be set together with EXCHANGE_URL'];
    if (key !== undefined) refuse('EXCHANGE_KEY', alone, hidden);
    return { kind: 'none' };
  }
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const isFolder = parsed?.protocol === 'file:' && parsed.host === '' && parsed.pathname.length > 1;
  const isPlain = parsed !== undefined && parsed.username === '' && parsed.search === '' && parsed.hash === '';
  const address = readHttpAddress(url);
  if (!isPlain || !(isFolder || address !== undefined)) {
    refuse('EXCHANGE_URL', addressRule, withoutSecrets(url));
    return { kind: 'none' };
  }
  if (code === undefined) {
    refuse('PLATFORM_CODE', ['设了 EXCHANGE_URL，也须设本项', 'must be set together with EXCHANGE_URL']);
  }
  if (isFolder) return { kind: 'folder', folder: decodeURIComponent(parsed.pathname) };
  if (key === undefined || !/^[A-Za-z0-9+/]{40,400}={0,2}$/.test(key)) refuse('EXCHANGE_KEY', keyRule, key && hidden);
  return { kind: 'http', url: address ?? '', key: key ?? '' };
}
