import { hexToBytes } from '@noble/hashes/utils.js';
import request from 'supertest';
import { readSealingTask, type SealingTask } from '../../definitions/language';
import { newBidKey, type BidKey } from '../../domain/sealing/bid-key';
import { packBid, type DocumentToPack } from '../../domain/sealing/bid-package';
import { headerHash, type SealedHeader } from '../../domain/sealing/sealed-header';
import { seal } from '../../domain/sealing/seal';
import type { Answer } from './api';
import type { Tender } from './driver';
import type { PersonName } from './world';

/** A document as it is packed. */
export function packed(id: string, name: string, content: string): DocumentToPack {
  const bytes = Buffer.from(content);
  return {
    id,
    name,
    size: bytes.length,
    async *read() {
      yield bytes;
    },
  };
}

/** A bid as it was sealed: its file, and what opens it. */
export interface SealedFile {
  readonly file: Buffer;
  readonly header: SealedHeader;
  readonly share: string;
}

/** Somebody who seals bids on a machine of their own. */
export interface SealedBidder {
  readonly key: BidKey;
  task(): Promise<SealingTask>;
  seal(
    task: SealingTask,
    form: Readonly<Record<string, unknown>>,
    documents: readonly DocumentToPack[],
  ): Promise<SealedFile>;
  /** Uploads a sealed file and hands it in; answers the entry. */
  handIn(file: Buffer): Promise<{ id: string; version: number }>;
  release(share: string): Promise<unknown>;
}

/** A bidder of a tender whose bids are sealed. */
export async function sealedBidder(tender: Tender, who: PersonName, own?: BidKey): Promise<SealedBidder> {
  const key = own ?? (await newBidKey('一把只有投标人知道的钥匙')).key;
  return {
    key,
    async task() {
      const body = { action: 'submitBid' };
      return readSealingTask(JSON.stringify(await tender.api.send(who, 'post', `/cases/${tender.id}/sealings`, body)));
    },
    async seal({ place, platformShare, escrow }, form, documents) {
      const { header, bytes } = await seal(packBid(form, documents), {
        place,
        key,
        platformShare: hexToBytes(platformShare),
        ...(escrow && { escrow }),
      });
      const pieces: Uint8Array[] = [];
      for await (const piece of bytes) pieces.push(piece);
      const share = Buffer.from(await key.shareFor(headerHash(header))).toString('hex');
      return { file: Buffer.concat(pieces), header, share };
    },
    async handIn(file) {
      const upload = request(tender.platform.app)
        .post(`/api/documents?name=bid.sealed&caseId=${tender.id}`)
        .set('cookie', tender.platform.cookie(who))
        .set('content-type', 'application/octet-stream');
      const answer = (await upload.send(file)) as Answer;
      if (answer.status !== 201) throw new Error(answer.text);
      return tender.enter('submitBid', who, { sealedBid: (answer.body as { id: string }).id });
    },
    release: (share) => tender.enter('releaseShare', who, { share }),
  };
}
