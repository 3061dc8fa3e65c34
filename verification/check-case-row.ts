import { aliasOf, partyIdOf } from '../database/case-aliases';
import type { SealedValues } from '../database/given';
import { standColumns } from '../database/projection';
import { agentRole, ownerRole, text, type Text } from '../definitions/language';
import type { CaseRows } from './case-rows';

/** Columns that the form of the opening decides, where it asks for them. */
const opened = ['title', 'industry', 'unit'] as const;

function checkColumns({ case: row, state, events, sealed }: CaseRows): Text[] {
  const stand = standColumns({ seq: row.seq, head: row.head, state });
  const derived = Object.entries(stand).flatMap(([column, value]) =>
    column === 'state' || row[column as keyof typeof row] === value ? [] : [column],
  );
  const id = events[0]?.json.act?.sealed?.id;
  const form = (sealed.find((one) => one.id === id)?.values as SealedValues | undefined)?.form ?? {};
  const given = opened.filter((column) => form[column] !== undefined && form[column] !== row[column]);
  return [...derived, ...given].map((column) =>
    text(`案件的 ${column} 与其记录不符。`, `The ${column} of the case is not what its record says.`),
  );
}

function checkParties({ case: row, parties, aliases, sealed, definition }: CaseRows): Text[] {
  const findings: Text[] = [];
  const appointed = sealed.flatMap(({ values }) => (values as unknown as SealedValues).appointed ?? []);
  for (const { id, role, bodyId, userId } of parties) {
    // people are appointed, or named when the case was opened, as bodies are
    const isAppointed = appointed.some((one) => one.partyId === id && one.userId === userId);
    const isOwn = (bodyId === null && isAppointed) || partyIdOf(row, role, bodyId ?? userId ?? '') === id;
    if (!isOwn) findings.push(text(`当事人 ${id}（${role}）已被更改。`, `The party ${id} (${role}) was changed.`));
  }
  for (const { alias, userId } of aliases) {
    if (aliasOf(row, userId) !== alias) {
      findings.push(text(`化名 ${alias} 所指的人员已被更改。`, `The alias ${alias} stands for another person.`));
    }
  }
  const bodyOf = (role: string | undefined) => parties.find((party) => party.role === role)?.bodyId ?? null;
  const [owner, agent] = definition ? [ownerRole(definition), agentRole(definition)] : [];
  if (definition && (row.tendererId !== bodyOf(owner) || row.agencyId !== bodyOf(agent))) {
    findings.push(
      text(
        '案件的招标人或代理机构不是其当事人。',
        'The tenderer or agency of the case is not the one among its parties.',
      ),
    );
  }
  return findings;
}

/** The row of a case must say what its state and its opening say, and its people and bodies must be those of then. */
export const checkCaseRow = (rows: CaseRows): Text[] => [...checkColumns(rows), ...checkParties(rows)];
