import type { Text } from '../../definitions/language';
import type { Letter } from '../ports/message-channel';

/** A link with its words. */
export interface LetterLink {
  readonly words: string;
  readonly url: string;
}

/** A part of a letter: sentences, and where they lead. */
export interface LetterPart {
  readonly sentences: readonly string[];
  readonly link?: LetterLink;
}

/** A letter before it is written out. */
export interface LetterDraft {
  readonly language: keyof Text;
  readonly name: string;
  readonly subject: string;
  readonly parts: readonly LetterPart[];
  readonly settingsUrl: string;
}

const frame: Readonly<Record<keyof Text, { greeting: (name: string) => string; footer: string; settings: string }>> = {
  zh: {
    greeting: (name) => `${name}，您好：`,
    footer: '本邮件由公共资源交易平台自动发出，请勿回复。',
    settings: '更改通知方式',
  },
  en: {
    greeting: (name) => `Dear ${name},`,
    footer: 'This message was sent by the public resource trading platform. Replies are not read.',
    settings: 'Choose what you are told, and how',
  },
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const textLink = ({ words, url }: LetterLink): string => `${words}: ${url}`;
const htmlLink = ({ words, url }: LetterLink): string => `<p><a href="${escaped(url)}">${escaped(words)}</a></p>`;

/** Writes a letter out, as plain text and as simple HTML that says the same. */
export function writeLetter({ language, name, subject, parts, settingsUrl }: LetterDraft): Letter {
  const { greeting, footer, settings } = frame[language];
  const settingsLink = { words: settings, url: settingsUrl };
  const text = [
    greeting(name),
    ...parts.map(({ sentences, link }) => [...sentences, ...(link ? [textLink(link)] : [])].join('\n')),
    ['--', footer, textLink(settingsLink)].join('\n'),
  ].join('\n\n');
  const html = [
    `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${escaped(subject)}</title><body>`,
    `<p>${escaped(greeting(name))}</p>`,
    ...parts.map(
      ({ sentences, link }) =>
        sentences.map((sentence) => `<p>${escaped(sentence)}</p>`).join('') + (link ? htmlLink(link) : ''),
    ),
    `<hr><p><small>${escaped(footer)}</small></p><small>${htmlLink(settingsLink)}</small></body></html>`,
  ].join('\n');
  return { name, subject, text: `${text}\n`, html: `${html}\n`, settingsUrl };
}
