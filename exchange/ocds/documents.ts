import type { NoticeDocument } from '../../database/notice-content';
import { namedFields } from './named-fields';
import type { NoticeMeaning } from './notice-meaning';
import type { OcdsDocument } from './open-contracting';
import type { Told, ToldNotice } from './told';

/** The kind of document that a notice is, in the words of OCDS where it has one. */
const noticeTypes: Partial<Readonly<Record<NoticeMeaning, string>>> = {
  call: 'tenderNotice',
  clarification: 'clarifications',
  amendment: 'clarifications',
  award: 'awardNotice',
  contract: 'contractNotice',
  termination: 'cancellationDetails',
  failure: 'cancellationDetails',
};

const language = 'zh';

/** A notice as a document. */
const noticeAsDocument = ({ addresses }: Told, notice: ToldNotice): OcdsDocument => ({
  id: notice.number,
  documentType: noticeTypes[notice.meaning] ?? notice.kind,
  title: notice.content.title.zh,
  datePublished: notice.publishedAt,
  language,
  format: 'text/html',
  ...(addresses && { url: addresses.notice(notice.id) }),
  hash: notice.hash,
});

/** A notice and the documents that it names. */
export function documentsWith(told: Told, notice: ToldNotice): OcdsDocument[] {
  const attached = notice.content.fields
    .filter(({ type }) => type === 'document')
    .flatMap(({ path, value }) =>
      (value as NoticeDocument[]).map((document): OcdsDocument => ({
        id: document.id,
        documentType:
          path === namedFields.tenderDocument ? 'biddingDocuments' : (noticeTypes[notice.meaning] ?? notice.kind),
        title: document.name,
        datePublished: notice.publishedAt,
        language,
        ...(told.file.documents.get(document.id) && { format: told.file.documents.get(document.id)?.type ?? '' }),
        ...(told.addresses && { url: told.addresses.document(document.id) }),
        hash: document.sha256,
        size: document.size,
      })),
    );
  return [noticeAsDocument(told, notice), ...attached];
}
