/**
 * The roles in which people act on the platform, in the order in which they are shown, and what each is: of a body on
 * the market, of a person wherever they are employed, of an office with its remit, or of the platform itself.
 */
const standings = {
  tenderer: 'market',
  agency: 'market',
  bidder: 'market',
  expert: 'person',
  centre: 'office',
  administration: 'office',
  supervisor: 'office',
  inspector: 'office',
  operator: 'platform',
} as const;

type Standings = typeof standings;
export type PlatformRole = keyof Standings;
/** What a body may be: its people act in the role of that name. */
export type BodyKind = {
  [R in PlatformRole]: Standings[R] extends 'person' ? never : R;
}[PlatformRole];

export const platformRoles = Object.keys(standings) as readonly PlatformRole[]; // the keys of a constant

const hasStanding =
  (...some: readonly Standings[PlatformRole][]) =>
  (role: string): boolean =>
    Object.hasOwn(standings, role) && some.includes(standings[role as PlatformRole]); // one of its keys

/** A body of the market grants this role to its own people. */
export const isMarketRole = hasStanding('market');
/** People hold this role in person: what they do in it is not their employer's business. */
export const isPersonalRole = hasStanding('person');
/** An office reads every case of its remit in this role. */
export const isOfficeRole = hasStanding('office');
/** Only the operator of the platform grants this role and makes a body of this kind: it has power over others. */
export const isOfficialRole = hasStanding('office', 'platform');

export const bodyKinds = platformRoles.filter((role): role is BodyKind => !isPersonalRole(role));
