import type { DrawView } from '../../api/contract';
import { contributionOf } from '../../domain/drawing/draw-list';
import { openedShare, termsOf } from '../../domain/drawing/draw-record';
import { dealShare, newKeeper, openPiece } from '../../domain/drawing/seed-share';
import type { Tender } from './driver';
import type { PersonName } from './world';

/** Somebody who contributes to the seed of a draw, as their browser does it. */
export function seedParty(tender: Tender, who: PersonName, role: string) {
  const keeper = newKeeper();
  let secret = '';
  const draw = () => tender.api.get<DrawView>(who, `/cases/${tender.id}/draw`);
  return {
    giveKey: () => tender.act('giveKey', who, { key: keeper.key }),
    async commit() {
      const { list, listHash } = await draw();
      const dealt = dealShare(termsOf(list), contributionOf(listHash, role));
      secret = dealt.secret;
      await tender.act('commitShare', who, { dealing: JSON.stringify(dealt.dealing) });
      return dealt;
    },
    reveal: () => tender.act('revealShare', who, { secret }),
    async openOthers() {
      const { list, listHash, contributions } = await draw();
      const pieces = contributions
        .filter((one) => openedShare(list, one) === undefined)
        .map(({ party, dealing }) => {
          const piece = openPiece(termsOf(list), dealing, keeper.secret, contributionOf(listHash, party));
          return { party, piece };
        });
      await tender.act('openShares', who, { pieces: JSON.stringify(pieces) });
    },
  };
}
