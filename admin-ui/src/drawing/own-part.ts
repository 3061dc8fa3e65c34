import type { DrawView } from '../../../api/contract';
import type { SeedStep } from '../../../definitions/language';
import { contributionOf } from '../../../domain/drawing/draw-list';
import { openedShare, termsOf } from '../../../domain/drawing/draw-record';
import { dealShare, newKeeper, openPiece, opensDealing } from '../../../domain/drawing/seed-share';

/** What this browser alone knows of a draw: the key of the keeper, and what opens its own share. */
interface OwnSecrets {
  readonly keeper?: { readonly secret: string; readonly key: string };
  readonly share?: { readonly listHash: string; readonly secret: string; readonly dealing: string };
}

/** Whose secrets they are: a draw belongs to one stay of a case in its stage, and a body may have several roles. */
export interface OwnPlace {
  readonly caseId: string;
  readonly visit: number;
  readonly role: string;
}

const nameOf = ({ caseId, visit, role }: OwnPlace): string => `draw/${caseId}/${visit}/${role}`;

function read(place: OwnPlace): OwnSecrets {
  try {
    return JSON.parse(localStorage.getItem(nameOf(place)) ?? '{}') as OwnSecrets; // written below only
  } catch {
    return {};
  }
}

const write = (place: OwnPlace, secrets: OwnSecrets): void =>
  localStorage.setItem(nameOf(place), JSON.stringify({ ...read(place), ...secrets }));

/** Why a part cannot be made in this browser: it was begun in another, or the list is not fixed yet. */
export type NoPart = 'otherBrowser' | 'notYet' | 'nothing';

/** What this browser contributes in a step, or why it cannot. */
export type OwnPart = { readonly part: string } | { readonly none: NoPart };

/** What a step asks of this browser; made once, so that it stays the same however often the form is opened. */
export function ownPart(place: OwnPlace, step: SeedStep, draw: DrawView | null | undefined): OwnPart {
  const { keeper, share } = read(place);
  if (step === 'key') {
    const made = keeper ?? newKeeper();
    write(place, { keeper: made });
    return { part: made.key };
  }
  if (!draw || draw.visit !== place.visit) return { none: 'notYet' };
  const { list, listHash, contributions } = draw;
  const about = (party: string) => contributionOf(listHash, party);
  switch (step) {
    case 'dealing': {
      if (share?.listHash === listHash) return { part: share.dealing };
      const { secret, dealing } = dealShare(termsOf(list), about(place.role));
      const written = JSON.stringify(dealing);
      write(place, { share: { listHash, secret, dealing: written } });
      return { part: written };
    }
    case 'secret': {
      const own = contributions.find(({ party }) => party === place.role);
      const isOwn = share !== undefined && own !== undefined && opensDealing(share.secret, own.dealing);
      return isOwn ? { part: share.secret } : { none: 'otherBrowser' };
    }
    case 'pieces': {
      if (!keeper || !list.keepers.some(({ key }) => key === keeper.key)) return { none: 'otherBrowser' };
      const withheld = contributions.filter((one) => openedShare(list, one) === undefined);
      if (withheld.length === 0) return { none: 'nothing' };
      const pieces = withheld.map(({ party, dealing }) => ({
        party,
        piece: openPiece(termsOf(list), dealing, keeper.secret, about(party)),
      }));
      return { part: JSON.stringify(pieces) };
    }
  }
}
