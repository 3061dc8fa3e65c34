import { publishDefinitions } from '../../database/definitions';
import type { Process } from '../../definitions/language';
import { openTender2026Sixth } from '../../definitions/trading/open-tender-2026-6';
import { bidDocumentFile, type BidDocument } from '../../domain/bid-document/bid-document';
import { bankDesk } from './bank-desk';
import { registerExperts } from './drawn-committee';
import { Tender } from './driver';
import type { Platform } from './platform';
import { packed, sealedBidder, type SealedBidder } from './sealed-bidder';
import type { PersonName } from './world';

export const security = '200000.00';

/** Everybody of the register whom a draw may find. */
export const registered = ['expert1', 'expert2', 'expert3', 'expert4', 'expert5', 'expert6'] as const;

/** A tender of the version in force whose bidding is open: sealed bids, deposits, and experts who will be drawn. */
export async function wholeTender(platform: Platform, definition: Process = openTender2026Sixth) {
  await platform.refreshClock();
  await publishDefinitions(platform.database, [definition], platform.deps.clock.now());
  const tender = await Tender.open(platform, { documents: { bidSecurity: security } });
  await tender.reach('bidding');
  const desk = bankDesk(tender);
  const sealed = new Map<PersonName, { readonly bidder: SealedBidder; readonly share: string }>();
  return {
    tender,
    desk,
    /** Obtains the documents. */
    join: (who: PersonName) => tender.enter('downloadDocuments', who, { contact: '李四' }),
    /** Pays into a sub-account of its own, and has it reported. */
    async pay(who: PersonName, amount = security): Promise<void> {
      await desk.open(who);
      await desk.pay(who, amount);
      await desk.reports();
    },
    async handInLetter(who: PersonName): Promise<void> {
      const letter = await tender.api.upload(who, '保函.pdf');
      const validUntil = (await tender.inDays(200)).slice(0, 10);
      const form = { guarantor: '某银行', number: 'BH-1', amount: security, letter, validUntil };
      await tender.enter('submitGuarantee', who, form);
    },
    /** Seals a bid and hands it in; with what its data says beside the price, where it has any. */
    async bid(who: PersonName, price: string, data?: Partial<BidDocument>): Promise<void> {
      const bidder = await sealedBidder(tender, who, sealed.get(who)?.bidder.key);
      const print = packed('d1', '投标文件.pdf', '%PDF-1.4\n%%EOF\n');
      const documents = data ? [print, packed('d2', '投标数据.json', bidFile(tender, price, data))] : [print];
      const form = { price, bidDocument: 'd1', ...(data && { bidData: 'd2' }) };
      const { file, share } = await bidder.seal(await bidder.task(), form, documents);
      await bidder.handIn(file);
      sealed.set(who, { bidder, share });
    },
    release: async (who: PersonName) => sealed.get(who)?.bidder.release(sealed.get(who)?.share ?? ''),
    registerAll: () =>
      registerExperts(
        platform,
        registered.map((who) => who.replace('expert', 'expert-')),
      ),
  };
}

const bidFile = (tender: Tender, price: string, data: Partial<BidDocument>): string =>
  bidDocumentFile({
    ...{ format: 'bid-document/1', tender: '0'.repeat(64), case: tender.id, bidder: '某单位', price },
    ...{ forms: [], bills: [], attachments: [], preparation: { sources: [] } },
    ...data,
  }).text;
