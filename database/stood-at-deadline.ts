import { In, Not } from 'typeorm';
import { sealedField } from '../domain/sealing/sealed-field';
import type { EntryRow } from './rows';

/** What did not count any more when the deadline came. Whether the others could be opened was found out later. */
const gone: readonly EntryRow['state'][] = ['replaced', 'withdrawn', 'unsecured'];

/** Whether an entry stood at the deadline: it was neither replaced nor withdrawn, and secured. */
export const stoodAtDeadline = ({ state }: Pick<EntryRow, 'state'>): boolean => !gone.includes(state);

/** The same as a condition of a query. */
export const standingStates = Not(In(gone));

/** SHA-256 of the sealed file of an entry. */
export const sealedFileHash = ({ form, documents }: EntryRow): string => documents[String(form[sealedField])] ?? '';
