import { text, type Text } from '../../definitions/language/text';

const namesIn = (language: string) => new Intl.DisplayNames(language, { type: 'region', fallback: 'code' });
const names = { zh: namesIn('zh-CN'), en: namesIn('en') };

/** A jurisdiction in words where it is the code of a country (ISO 3166-1), else as the definition calls it. */
export const jurisdictionName = (code: string): Text =>
  /^[A-Z]{2}$/.test(code) ? text(names.zh.of(code) ?? code, names.en.of(code) ?? code) : text(code, code);
