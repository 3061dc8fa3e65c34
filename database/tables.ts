import { accountTables } from './tables/accounts';
import { auditTables } from './tables/audit';
import { caseTables } from './tables/cases';
import { depositTables } from './tables/deposits';
import { documentTables } from './tables/documents';
import { entryTables } from './tables/entries';
import { evaluationTables } from './tables/evaluations';
import { exchangeTables } from './tables/exchange';
import { expertTables } from './tables/experts';
import { installationTables } from './tables/installation';
import { messageTables } from './tables/messages';
import { noticeTables } from './tables/notices';
import { proposalTables } from './tables/proposals';
import { tenderDocumentTables } from './tables/tender-documents';
import { viewTables } from './tables/views';
import type { Table } from './tables/table';

/** Every table. Each subject has a file of its own, where a table stands beside the type of its rows. */
export const tables = {
  ...accountTables,
  ...caseTables,
  ...entryTables,
  ...tenderDocumentTables,
  ...documentTables,
  ...evaluationTables,
  ...expertTables,
  ...noticeTables,
  ...messageTables,
  ...depositTables,
  ...exchangeTables,
  ...auditTables,
  ...proposalTables,
  ...viewTables,
  ...installationTables,
} as const;

export type TableName = keyof typeof tables;
/** The row of each table. */
export type Rows = { [Name in TableName]: (typeof tables)[Name] extends Table<infer Row> ? Row : never };
