import { tables } from '../../database/tables';
import type { Subject } from '../contract';

/** How a field of a rule is found in SQL: a column of the row, or a list of rows that belong to it. */
export type AccessColumn =
  | { readonly property: string }
  /** `ids` of rows of another table whose `of` is the id of this row. */
  | { readonly table: string; readonly ids: string; readonly of: string; readonly present?: string };

const column = (property: string): AccessColumn => ({ property });
const party = (ids: string): AccessColumn => ({ table: tables.party.name, ids, of: 'case_id', present: 'left_at' });

/** The fields that rules of each subject may name. A rule with another field is a fault of the platform. */
export const subjectColumns: Partial<Readonly<Record<Subject, Readonly<Record<string, AccessColumn>>>>> = {
  Case: {
    tendererId: column('tendererId'),
    agencyId: column('agencyId'),
    region: column('region'),
    industry: column('industry'),
    isPublic: column('isPublic'),
    parties: party('body_id'),
    people: party('user_id'),
  },
  Task: {
    role: column('role'),
    bodyId: column('bodyId'),
    userId: column('userId'),
    region: column('region'),
    industry: column('industry'),
  },
  Audit: { kind: column('kind'), region: column('region') },
  Body: { id: column('id'), region: column('region') },
  Proposal: { kind: column('kind'), region: column('region'), bodyId: column('bodyId') },
  Count: { region: column('region'), industry: column('industry') },
  View: { userId: column('userId'), bodyId: column('bodyId'), role: column('role') },
  User: { bodyId: { table: tables.membership.name, ids: 'body_id', of: 'user_id' } },
};
