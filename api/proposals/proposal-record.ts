import type { AuditEntry } from '../../database/audit';
import type { ProposalRow } from '../../database/rows';
import type { Text } from '../../definitions/language/text';
import type { ProposalKind } from './proposal-kind';

/** What took effect, as it is put on record: who confirmed it; the proposal itself, which stays, names who made it. */
export const proposalRecord = (
  row: ProposalRow,
  { recordedAs, caseOf }: Pick<ProposalKind, 'recordedAs' | 'caseOf'>,
  title: Text,
  actor: Pick<AuditEntry, 'userId' | 'role' | 'bodyId' | 'address'>,
  at: string,
): AuditEntry => ({
  ...actor,
  kind: recordedAs,
  at,
  region: row.region,
  subject: row.subject,
  caseId: caseOf?.(row) ?? null,
  content: { title, proposalId: row.id, proposedBy: row.proposedBy },
});
