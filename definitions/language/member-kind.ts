/** What a member of a committee is there as: an expert, or somebody who represents the body whose case it is. */
export const memberKinds = ['expert', 'representative'] as const;
export type MemberKind = (typeof memberKinds)[number];
