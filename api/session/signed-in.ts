import type { AppAbility, Membership } from '../contract';

/** Who asks: the person, the membership that they act as, and the rights of that membership. */
export interface SignedIn {
  readonly sessionId: string;
  readonly user: { readonly id: string; readonly login: string; readonly name: string; readonly locale: 'zh' | 'en' };
  readonly membership: Membership;
  readonly memberships: readonly Membership[];
  readonly ability: AppAbility;
  /** Somebody else set the password; they may do nothing before they have changed it, and `ability` says so. */
  readonly mustChangePassword: boolean;
  /** Whence the request came; empty where there was none. */
  readonly address: string;
  /** The hash of the mark of the browser; a program that keeps no cookies has none. */
  readonly device?: string | undefined;
}
