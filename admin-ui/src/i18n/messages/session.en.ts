import type { Same } from './same';
import type { sessionZh } from './session.zh';

/** Words of signing in and of one’s own settings, in English. */
export const sessionEn: Same<typeof sessionZh> = {
  login: {
    title: 'Sign in',
    lead: 'Tendering, bidding, evaluation and supervision by the law, in one place.',
    points: {
      open: 'Open from end to end, every step on record',
      clock: 'Deadlines counted by the law and kept to the second',
      fair: 'Experts and bids stay secret as long as the law says',
    },
    login: 'Login name',
    password: 'Password',
    show: 'Show password',
    hide: 'Hide password',
    submit: 'Sign in',
    need: 'Enter login name and password first',
    over: 'Your session has ended',
    overHelp: 'Sign in again to go on. What you have filled in on this page is still there.',
    passwordOf: 'Password of %{name} (%{login})',
    needPassword: 'Enter your password first',
    other: 'Use another account',
    demo: 'Demonstration accounts',
    demoHelp: 'Choose one to fill the form, then sign in. Demonstration data: enter nothing real.',
    notices: 'Without signing in:',
  },
  profile: {
    title: 'Profile',
    who: 'Account',
    login: 'Login name',
    name: 'Name',
    identities: 'Memberships',
    acting: 'acting now',
    language: 'Language',
    languageHelp: 'Your choice is remembered for the next time you sign in.',
    first: 'Change your password first',
    firstHelp:
      'Somebody else set your password and knows it. Choose one that only you know; then you can use the platform.',
    password: 'Change password',
    current: 'Present password',
    next: 'New password',
    nextHelp: 'At least 10 characters; a few unrelated words are best',
    repeat: 'New password again',
    different: 'The two new passwords differ',
    short: 'The new password needs 10 characters; it has %{length}',
    fill: 'Enter all three passwords first',
    change: 'Change password',
    changed: 'Password changed. Other devices must sign in again.',
  },
};
