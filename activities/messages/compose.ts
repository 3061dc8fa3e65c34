import type { Parcel } from '../../database/claim-deliveries';
import type { DeliveryRow } from '../../database/rows';
import type { Text } from '../../definitions/language';
import { shanghaiTime } from '../../definitions/language/limit';
import { sentenceOf } from '../../definitions/language/sentence';
import { messageKinds, type MessageKind } from '../../domain/message-settings';
import type { Message, ShortMessage } from '../ports/message-channel';
import { writeLetter, type LetterPart } from './letter';

/** To whom a parcel goes. */
export interface Recipient {
  readonly name: string;
  readonly address: string;
  readonly language: keyof Text;
}

const longestParameter = 35;
const shortened = (text: string): string => {
  const signs = Array.from(text);
  return signs.length <= longestParameter ? text : `${signs.slice(0, longestParameter - 1).join('')}…`;
};

/** Why one is written to, by the kind of the message. */
const reasons: Readonly<Record<MessageKind, Text>> = {
  task: { zh: '您有一件新的待办：', en: 'There is something for you to do:' },
  reminder: { zh: '有一件事即将到期：', en: 'Something is due soon:' },
  overdue: { zh: '有一件事已逾期：', en: 'Something is overdue:' },
  act: { zh: '您参与的项目有新的进展：', en: 'Something was done in a case of yours:' },
};

const words = {
  open: { zh: '查看项目', en: 'Open the case' },
  openPage: { zh: '在平台上查看', en: 'Open it on the platform' },
  all: { zh: '查看全部通知', en: 'See all notifications' },
  digest: (count: number): Text => ({ zh: `通知汇总（${count} 条）`, en: `Your notifications (${count})` }),
  digestReason: { zh: '自上次汇总以来的通知：', en: 'What you were told since the last digest:' },
  code: { zh: '验证您的邮箱', en: 'Confirm your e-mail address' },
  codeSentence: (code: string): Text => ({ zh: `验证码：${code}`, en: `Your code: ${code}` }),
  codeLife: {
    zh: '10 分钟内有效。如果不是您本人在平台上填写了这个邮箱，请忽略本邮件。',
    en: 'It is good for 10 minutes. If you did not enter this address on the platform, ignore this message.',
  },
  test: { zh: '测试消息', en: 'Test message' },
  testSentence: {
    zh: '这是一条测试消息。收到它，说明这个渠道可以使用。',
    en: 'This is a test message. That you read it shows that this channel works.',
  },
};

const isCaseKind = (kind: string): kind is MessageKind => (messageKinds as readonly string[]).includes(kind);

const sentenceFor = ({ kind, content }: DeliveryRow, language: keyof Text): string =>
  isCaseKind(kind) ? sentenceOf(kind, content)[language] : '';

interface Draft {
  readonly subject: string;
  readonly parts: readonly LetterPart[];
}

function draftOf({ deliveries }: Parcel, language: keyof Text, publicUrl: string): Draft {
  const linkOf = ({ caseId, content: { path } }: DeliveryRow) => {
    if (caseId !== null) {
      return { link: { words: words.open[language], url: `${publicUrl}/cases/${encodeURIComponent(caseId)}` } };
    }
    return path === undefined ? {} : { link: { words: words.openPage[language], url: publicUrl + path } };
  };
  const [first, ...others] = deliveries;
  if (!first) throw new Error('A parcel holds at least one delivery');
  if (others.length > 0) {
    const all = { words: words.all[language], url: `${publicUrl}/notifications` };
    return {
      subject: words.digest(deliveries.length)[language],
      parts: [
        { sentences: [words.digestReason[language]] },
        ...deliveries.map((each) => ({ sentences: [sentenceFor(each, language)], ...linkOf(each) })),
        { sentences: [], link: all },
      ],
    };
  }
  if (first.kind === 'code') {
    const sentences = [words.codeSentence(first.content.code ?? '')[language], words.codeLife[language]];
    return { subject: words.code[language], parts: [{ sentences }] };
  }
  if (!isCaseKind(first.kind)) {
    return { subject: words.test[language], parts: [{ sentences: [words.testSentence[language]] }] };
  }
  const sentence = sentenceFor(first, language);
  return {
    subject: sentence,
    parts: [{ sentences: [reasons[first.kind][language], sentence], ...linkOf(first) }],
  };
}

function shortOf({ deliveries: [first] }: Parcel, language: keyof Text): ShortMessage {
  if (!first) throw new Error('A parcel holds at least one delivery');
  const { kind, content } = first;
  if (kind === 'code') return { template: 'code', parameters: { code: content.code ?? '' } };
  if (!isCaseKind(kind)) return { template: 'test', parameters: {} };
  const { what, project = '', dueAt } = content;
  return {
    template: kind,
    parameters: {
      what: shortened(what?.[language] ?? ''),
      project: shortened(project),
      ...(dueAt !== undefined && { due: shanghaiTime(dueAt) }),
    },
  };
}

/** The message of a parcel in the person's language: what the console says, and where to go. */
export function composeMessage(parcel: Parcel, { name, address, language }: Recipient, publicUrl: string): Message {
  const settingsUrl = `${publicUrl}/profile`;
  return {
    id: parcel.id,
    to: address,
    language,
    letter: writeLetter({ language, name, ...draftOf(parcel, language, publicUrl), settingsUrl }),
    short: shortOf(parcel, language),
  };
}
