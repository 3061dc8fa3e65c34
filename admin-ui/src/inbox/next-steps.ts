import type { PlatformRole } from '../../../api/contract';

/** Where one may go on from an empty inbox; `name` is its word under `inbox.next`. */
export interface NextStep {
  readonly name: string;
  readonly to: string;
}

const cases = (filter: Readonly<Record<string, string>>): string =>
  `/cases?filter=${encodeURIComponent(JSON.stringify(filter))}`;

const overdue: NextStep = { name: 'overdue', to: cases({ state: 'overdue' }) };
const open: NextStep = { name: 'open', to: cases({ state: 'open' }) };
const deadlines: NextStep = { name: 'deadlines', to: '/deadlines' };
const newCase: NextStep = { name: 'newCase', to: '/cases/new' };
const tenders: NextStep = { name: 'tenders', to: '/tenders' };
const notices: NextStep = { name: 'notices', to: '/notices' };

/** What each role can sensibly do when nothing waits for it, the likeliest first. */
export const nextSteps: Readonly<Record<PlatformRole, readonly NextStep[]>> = {
  tenderer: [newCase, open],
  agency: [newCase, open],
  bidder: [tenders, { name: 'own', to: cases({ own: '1' }) }],
  expert: [{ name: 'evaluated', to: '/cases' }, notices],
  centre: [open, deadlines],
  administration: [overdue, { name: 'experts', to: '/experts' }],
  supervisor: [overdue, open, deadlines],
  inspector: [overdue, open],
  operator: [
    { name: 'incidents', to: '/incidents' },
    { name: 'users', to: '/users' },
  ],
};
