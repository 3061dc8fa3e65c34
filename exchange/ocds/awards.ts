import type { CertificateRow } from '../../database/rows';
import { documentsWith } from './documents';
import { namedFields } from './named-fields';
import { contractPriceOf } from './notice-meaning';
import type { Award, Contract, OcdsDocument } from './open-contracting';
import { referenceTo } from './parties';
import { tenderStatus } from './tender';
import { fieldIn, worth, type Told, type ToldNotice } from './told';

const isOver = (told: Told): boolean => ['cancelled', 'unsuccessful'].includes(tenderStatus(told));

/** The notices of that meaning; the last one counts, the earlier ones were overtaken. */
const notices = (told: Told, meaning: 'award' | 'contract'): readonly ToldNotice[] =>
  told.notices.filter((one) => one.meaning === meaning);

const awardId = (notice: ToldNotice): string => notice.number;

const certificateAsDocument = ({ number, issuedAt, hash }: CertificateRow): OcdsDocument => ({
  id: number,
  documentType: 'transactionCertificate',
  title: '交易证明',
  datePublished: issuedAt,
  language: 'zh',
  hash,
});

/** The awards; when another candidate is awarded, the one before is cancelled. */
export function awardsOf(told: Told): Award[] {
  const { file } = told;
  const all = notices(told, 'award');
  return all.flatMap((notice, index): Award[] => {
    const bid = notice.content.tables.flatMap(({ bids }) => bids ?? [])[0];
    const next = all[index + 1];
    const certificates = file.certificates.filter(
      ({ issuedAt }) => issuedAt >= notice.publishedAt && (!next || issuedAt < next.publishedAt),
    );
    return [
      {
        id: awardId(notice),
        title: notice.content.title.zh,
        status: next || isOver(told) ? 'cancelled' : 'active',
        date: notice.publishedAt,
        ...(bid && worth(bid.price, file.unit)),
        suppliers: bid ? [referenceTo(bid.bidder)] : [],
        relatedLots: [file.id],
        ...(bid && { relatedBid: bid.bid }),
        documents: [...documentsWith(told, notice), ...certificates.map(certificateAsDocument)],
      },
    ];
  });
}

/** Midnight in China, where the dates of the law are days. */
const dayStart = (date: string): string => `${date}T00:00:00+08:00`;

/** The contracts that were made public, each of the award before it. */
export function contractsOf(told: Told): Contract[] {
  const all = notices(told, 'contract');
  return all.flatMap((notice, index): Contract[] => {
    const award = notices(told, 'award')
      .filter(({ seq }) => seq < notice.seq)
      .at(-1);
    if (!award) return [];
    const pricePath = contractPriceOf(told.file.definition, notice.kind);
    const price = pricePath === undefined ? undefined : fieldIn(notice, pricePath);
    const signedOn = fieldIn(notice, namedFields.signedOn)?.value;
    return [
      {
        id: notice.number,
        awardID: awardId(award),
        title: notice.content.title.zh,
        status: index < all.length - 1 || isOver(told) ? 'cancelled' : 'active',
        ...(typeof price?.value === 'string' && worth(price.value, price.unit ?? told.file.unit)),
        ...(typeof signedOn === 'string' && { dateSigned: dayStart(signedOn) }),
        documents: documentsWith(told, notice),
      },
    ];
  });
}
