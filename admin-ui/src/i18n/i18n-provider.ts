import { mergeTranslations, type StringMap, type TranslationMessages } from 'ra-core';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import en from 'ra-language-english';
import { accountEn } from './messages/account.en';
import { accountZh } from './messages/account.zh';
import { administrationEn } from './messages/administration.en';
import { administrationZh } from './messages/administration.zh';
import { bidEn } from './messages/bid.en';
import { bidZh } from './messages/bid.zh';
import { caseEn } from './messages/case.en';
import { caseZh } from './messages/case.zh';
import { casesEn } from './messages/cases.en';
import { casesZh } from './messages/cases.zh';
import { depositEn } from './messages/deposit.en';
import { depositZh } from './messages/deposit.zh';
import { directoryEn } from './messages/directory.en';
import { directoryZh } from './messages/directory.zh';
import { exchangeEn } from './messages/exchange.en';
import { exchangeZh } from './messages/exchange.zh';
import { inboxEn } from './messages/inbox.en';
import { inboxZh } from './messages/inbox.zh';
import { incidentsEn } from './messages/incidents.en';
import { incidentsZh } from './messages/incidents.zh';
import { messageEn } from './messages/message.en';
import { messageZh } from './messages/message.zh';
import { openingEn } from './messages/opening.en';
import { openingZh } from './messages/opening.zh';
import { operationsEn } from './messages/operations.en';
import { operationsZh } from './messages/operations.zh';
import { problemEn } from './messages/problem.en';
import { problemZh } from './messages/problem.zh';
import { publicEn } from './messages/public.en';
import { publicZh } from './messages/public.zh';
import { sessionEn } from './messages/session.en';
import { sessionZh } from './messages/session.zh';
import { shellEn } from './messages/shell.en';
import { shellZh } from './messages/shell.zh';
import { tenderEn } from './messages/tender.en';
import { tenderZh } from './messages/tender.zh';
import { reactAdminZh } from './react-admin.zh';

/** react-admin leaves the type of merged words open. */
const merge = (...words: StringMap[]): TranslationMessages => mergeTranslations(...words) as TranslationMessages;

const chinese = merge(
  reactAdminZh,
  shellZh,
  problemZh,
  sessionZh,
  inboxZh,
  casesZh,
  publicZh,
  directoryZh,
  incidentsZh,
  caseZh,
  bidZh,
  openingZh,
  administrationZh,
  exchangeZh,
  messageZh,
  operationsZh,
  accountZh,
  depositZh,
  tenderZh,
);
const english = merge(
  en,
  shellEn,
  problemEn,
  sessionEn,
  inboxEn,
  casesEn,
  publicEn,
  directoryEn,
  incidentsEn,
  caseEn,
  bidEn,
  openingEn,
  administrationEn,
  exchangeEn,
  messageEn,
  operationsEn,
  accountEn,
  depositEn,
  tenderEn,
);

const languages = [
  { locale: 'zh', name: '中文' },
  { locale: 'en', name: 'English' },
];

/** Chinese, unless the browser asks for English before it asks for Chinese. */
function browserLanguage(): string {
  const asked = navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => tag === 'zh' || tag === 'en');
  return asked ?? 'zh';
}

/** The words of the console in Chinese and English; the choice is remembered by react-admin's store. */
export const i18nProvider = polyglotI18nProvider(
  (locale) => (locale === 'en' ? english : chinese),
  browserLanguage(),
  languages,
);
