import type { Process } from '../../definitions/language';
import { publicationFaults } from '../../definitions/publication';
import { rows } from '../../database/database';
import { currentDefinitionId, publishDefinition } from '../../database/definitions';
import type { ProposalRow } from '../../database/rows';
import { text, type Text } from '../../definitions/language/text';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { fieldFault, refuse } from '../http/refusal';
import type { ProposalKind } from '../proposals/proposal-kind';
import { propose } from '../proposals/propose';
import { checkDefinitionText } from './check-text';
import { jurisdictionName } from './jurisdiction-name';

const definitionIn = ({ content }: ProposalRow): Process => content as Process; // written by proposeDefinition only

function titleOf({ title, version, jurisdiction }: Process): Text {
  const { zh, en } = jurisdictionName(jurisdiction);
  return text(`发布流程“${title.zh}”版本 ${version}（${zh}）`, `Publish "${title.en}", version ${version} (${en})`);
}

/** A definition that waits for a second person of the administration: confirmed, it is published as it was proposed. */
export const definitionProposals: ProposalKind = {
  recordedAs: 'definition',

  title: (_manager, row) => titleOf(definitionIn(row)),

  facts: ({ subject, state }) => (state === 'confirmed' ? { definitionId: subject } : {}),

  async view({ database }, row) {
    const data = definitionIn(row);
    const isWaiting = row.state === 'waiting';
    const follows = isWaiting ? await currentDefinitionId(database.read, data.process, data.jurisdiction) : undefined;
    return { definition: { data: { ...data }, ...(follows !== undefined && { follows }) } };
  },

  async carryOut(tx, row, now) {
    const definition = definitionIn(row);
    // the code may have changed since it was proposed
    const faults = publicationFaults(definition);
    if (faults.length > 0) {
      throw refuse.invalid(
        faults.map(({ at, rule, message }) => fieldFault(at, rule, message)),
        text('流程定义已不符合现行程序，不能发布。', 'The definition does not fit the platform as it is now.'),
      );
    }
    if (await publishDefinition(tx, definition, now)) return;
    throw refuse.conflict('Conflict', text('此版本已经发布。', 'This version is published already.'));
  },
};

/**
 * Proposes the text of a definition for publication. @returns the id of the proposal
 * @throws Refusal `NotAllowed`, `InvalidInput` with every fault, `Conflict` when the same waits already
 */
export async function proposeDefinition(deps: ApiDependencies, me: SignedIn, given: string): Promise<string> {
  if (!me.ability.can('create', 'Definition')) throw refuse.notAllowed();
  const { check, definition } = await checkDefinitionText(deps.database.read, given);
  if (!definition || check.id === undefined) {
    throw refuse.invalid(check.faults.map(({ at, rule, message }) => fieldFault(at, rule, message)));
  }
  const proposed = {
    kind: 'definition',
    subject: check.id,
    region: me.membership.region,
    content: definition,
    title: titleOf(definition),
  } as const;
  return deps.database.write(async (tx) => {
    const { kind, subject } = proposed;
    if (await rows(tx, 'proposal').existsBy({ kind, subject, state: 'waiting' })) {
      throw refuse.conflict('Conflict', text('同一定义已在等待复核。', 'The same definition waits for confirmation.'));
    }
    return (await propose(tx, deps, me, proposed)).id;
  });
}
