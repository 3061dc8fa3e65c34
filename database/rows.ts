/** The row types of every table. Instants are ISO-8601 UTC text of 24 characters, sortable as they are; JSON columns hold data. */

export type * from './tables/accounts';
export type * from './tables/audit';
export type * from './tables/cases';
export type * from './tables/deposits';
export type * from './tables/documents';
export type * from './tables/entries';
export type * from './tables/evaluations';
export type * from './tables/exchange';
export type * from './tables/experts';
export type * from './tables/installation';
export type * from './tables/messages';
export type * from './tables/notices';
export type * from './tables/proposals';
export type * from './tables/tender-documents';
export type * from './tables/views';
