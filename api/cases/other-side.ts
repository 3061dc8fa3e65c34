import { citation, committeeOf, text, type Text } from '../../definitions/language';
import type { PartyRow } from '../../database/rows';
import type { SignedIn } from '../http/dependencies';
import type { OpenedCase } from './case-access';

const cited = (article: string): Text => text(citation(article, 'zh'), citation(article, 'en'));
const [oneBidder, oneSide, avoidance] = [cited('IR 40'), cited('IR 34'), cited('TL 37, IR 46')];

const secondBidder = text(
  `您同时属于本项目的另一投标人；同一人不得代表不同投标人参加同一项目（${oneBidder.zh}）。`,
  `You also belong to another bidder of this project: one person may not act for two bidders (${oneBidder.en}).`,
);
const bothSides = text(
  `您同时属于本项目的投标人和另一方，不得以此身份办理（${oneSide.zh}）。请由其他同事办理。`,
  `You belong to a bidder of this project and to another side of it and may not act in it (${oneSide.en}); a colleague has to.`,
);
const ownMember = text(
  `您与本项目当事人有利害关系，应当回避（${avoidance.zh}）。请联系交易中心更换评标委员会成员。`,
  `You have a connection with a party of this case and must stay out (${avoidance.en}): ask the centre to replace you.`,
);

const aboutOneself = text(
  '本案涉及您本人，不得以此身份办理，请由其他同事办理。',
  'The case is about you: you may not act in it in this role; a colleague has to.',
);

/**
 * Why a person must not act in that role of a case, which may have come about after they were let in: by another
 * membership they stand on another side of it. Who bids stands on no other side, nor for a second bidder; who sits on
 * the committee belongs to no party, but for the representatives of the body that the law lets take part.
 */
export function otherSide({ definition, parties, mine }: OpenedCase, me: SignedIn, role: string): Text | undefined {
  const bids = (name: string) => definition.roles[name]?.party === 'many';
  const isOf = ({ userId, bodyId }: PartyRow) =>
    userId === me.user.id || me.memberships.some(({ body }) => body.id === bodyId);
  const others = parties.filter((party) => party.leftAt === null && !mine.includes(party) && isOf(party));
  if (definition.roles[role]?.party === 'persons') {
    const isRepresentative = mine.some((party) => party.role === role && party.kind === 'representative');
    const represented = isRepresentative ? committeeOf(definition)?.representatives : undefined;
    return others.some((party) => party.role !== represented) ? ownMember : undefined;
  }
  if (others.some((party) => definition.roles[party.role]?.party === 'person')) return aboutOneself;
  if (bids(role) && others.some((party) => bids(party.role))) return secondBidder;
  return others.some((party) => bids(party.role) || bids(role)) ? bothSides : undefined;
}
