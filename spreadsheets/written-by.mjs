import { strFromU8, unzipSync } from 'fflate';

const most = 200;
const properties = ['docProps/core.xml', 'docProps/app.xml'];

/** @param {string} xml @param {string} tag */
const inTag = (xml, tag) => {
  const found = new RegExp(`<(?:\\w+:)?${tag}(?:\\s[^>]*)?>([^<]*)<`).exec(xml)?.[1]?.trim() ?? '';
  const text = found.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  return Array.from(text.replace(/[\p{Cc}\p{Surrogate}]/gu, ''))
    .slice(0, most)
    .join('');
};

/**
 * What a spreadsheet says of who made it, and with what; what it does not say is left out.
 * @param {Uint8Array} content
 */
export function writtenBy(content) {
  try {
    const files = unzipSync(content, {
      filter: ({ name, originalSize }) => properties.includes(name) && originalSize < 100_000,
    });
    const [core, app] = properties.map((name) => (files[name] ? strFromU8(files[name]) : ''));
    const said = {
      creator: inTag(core, 'creator'),
      lastModifiedBy: inTag(core, 'lastModifiedBy'),
      application: [inTag(app, 'Application'), inTag(app, 'Company')].filter((each) => each !== '').join(' · '),
    };
    return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== ''));
  } catch {
    return {};
  }
}
