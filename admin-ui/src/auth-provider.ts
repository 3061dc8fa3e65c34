import type { AuthProvider } from 'react-admin';
import type { Me, Subject, Verb } from '../../api/contract';
import { ProblemError, request } from './api/client';
import { abilityOf, forgetMe, loadMe, setMe } from './api/use-me';

/** What react-admin calls a right, in the words of our rules. */
const verbs: Readonly<Record<string, Verb>> = {
  list: 'read',
  show: 'read',
  edit: 'update',
  create: 'create',
  export: 'export',
};

/** The subject of each resource of the API. */
const subjects: Readonly<Record<string, Subject>> = {
  tasks: 'Task',
  cases: 'Case',
  bodies: 'Body',
  users: 'User',
  experts: 'Expert',
  notices: 'Notice',
  definitions: 'Definition',
  outages: 'Outage',
  operations: 'Operations',
};

const isSignedOut = (error: unknown): boolean => error instanceof ProblemError && error.status === 401;

/**
 * Signing in and out, and what the acting membership may see. A session that ends under an open page (401) leads nobody
 * away from what they were doing: the page asks for the password.
 */
export const authProvider = {
  async login({ login, password }: { login: string; password: string }) {
    const me = await request<Me>('POST', '/session', { login, password });
    forgetMe();
    setMe(me);
  },

  async logout() {
    try {
      await request('DELETE', '/session');
    } catch (error) {
      if (!isSignedOut(error)) console.warn('The session may still be open on the server.', error);
    }
    forgetMe();
  },

  async checkAuth() {
    try {
      await loadMe();
    } catch (error) {
      if (isSignedOut(error)) throw error;
      // the platform is not reachable: the page says so, nobody is signed out
    }
  },

  checkError: () => Promise.resolve(),

  async getIdentity() {
    const { user } = await loadMe();
    return { id: user.id, fullName: user.name };
  },

  async canAccess({ action, resource }) {
    const subject = subjects[resource];
    if (subject === undefined) return true;
    return abilityOf(await loadMe()).can(verbs[action] ?? (action as Verb), subject);
  },

  getPermissions: () => Promise.resolve(undefined),
} satisfies AuthProvider;
