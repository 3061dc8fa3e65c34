import type { NoticeBid } from '../../database/notice-content';
import type { OpenParty } from '../public-case';
import type { Organization, OrganizationReference } from './open-contracting';
import type { Told } from './told';

/** Roles of a case in the words of OCDS; the trading centre has none there. */
const roles: Readonly<Record<string, string>> = {
  tenderer: 'buyer',
  agency: 'procuringEntity',
  supervisor: 'reviewBody',
  centre: 'tradingCentre',
};

/** The standard of the unified social credit code. */
const scheme = 'GB 32100-2015';

type Body = Pick<OpenParty, 'id' | 'name' | 'uscc'>;

/** How a release names a body: by its unified social credit code, or by its id on this platform. */
export const referenceTo = ({ id, name, uscc }: Body): OrganizationReference => ({ id: uscc ?? id, name });

/** The body in a role that a case has openly. */
export const openParty = ({ file }: Told, role: string): OpenParty | undefined =>
  file.parties.find((party) => party.role === role);

/** The bids that the last notice of that meaning names. */
export const bidsIn = ({ notices }: Told, meaning: 'opening' | 'candidates'): readonly NoticeBid[] =>
  notices
    .filter((notice) => notice.meaning === meaning)
    .at(-1)
    ?.content.tables.flatMap(({ bids }) => bids ?? []) ?? [];

/** Every body that the release names, with all its roles. */
export function organizations(told: Told): Organization[] {
  const named: (readonly [Body, string])[] = [
    ...told.file.parties.flatMap((party) => (roles[party.role] ? [[party, roles[party.role] ?? ''] as const] : [])),
    ...bidsIn(told, 'opening').map(({ bidder }) => [bidder, 'tenderer'] as const),
    ...bidsIn(told, 'candidates').map(({ bidder }) => [bidder, 'tenderer'] as const),
    ...told.notices
      .filter(({ meaning }) => meaning === 'award')
      .flatMap(({ content }) => content.tables.flatMap(({ bids }) => bids ?? []))
      .flatMap(({ bidder }) => [[bidder, 'tenderer'] as const, [bidder, 'supplier'] as const]),
  ];
  const all = new Map<string, Organization>();
  for (const [body, role] of named) {
    const reference = referenceTo(body);
    const known = all.get(reference.id);
    all.set(reference.id, {
      ...reference,
      ...(body.uscc !== undefined && { identifier: { scheme, id: body.uscc, legalName: body.name } }),
      roles: [...new Set([...(known?.roles ?? []), role])],
    });
  }
  return [...all.values()];
}
