/** The row of `setting` that holds the logins of a demonstration. */
export const demoAccountsSetting = 'demo-accounts';

/** A login of the demo world; its password is public. */
export interface DemoAccount {
  readonly login: string;
  readonly password: string;
  readonly name: string;
  readonly role: string;
  readonly body: string;
}
