import { findAction, seesAct } from '../../definitions/language';
import { rows } from '../../database/database';
import { readActs, type FullAct } from '../../database/given';
import type { CaseView } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { watchesBids } from './bid-warnings';
import { openCase, type OpenedCase } from './case-access';
import { caseLinks } from './case-links';
import { summaries } from './case-summary';
import { offeredActions } from './offered-actions';
import { recordSecretForms } from './secret-forms';
import { shownResults } from './shown-results';
import { visibleContext } from './visible-context';
import { giverOf, visibleForm } from './visible-form';
import { visibleParties } from './visible-parties';
import { waitsFor } from './waits-for';

/** The case page, as far as the person may see it. */
export async function viewCase(deps: ApiDependencies, me: SignedIn, caseId: string): Promise<CaseView> {
  const opened = await openCase(deps, me, caseId);
  const { row, state } = opened;
  const [summary] = await summaries(deps, [row]);
  if (!summary) throw new Error(`No summary of ${caseId}`);
  const acts = await readActs(deps.database.read, caseId);
  const now = deps.clock.now();
  const { given, secret } = givenForms(opened, acts);
  await recordSecretForms(deps, me, opened, secret);
  const certificates = await rows(deps.database.read, 'certificate').find({
    where: { caseId },
    order: { issuedAt: 'DESC' },
    take: 1,
  });
  return {
    ...summary,
    visits: state.visits.map((visit) => ({ ...visit })),
    ...(state.deadline && {
      deadline: { ...state.deadline, ...(state.stillSince && { standsStillSince: state.stillSince }) },
    }),
    roles: [...opened.viewer.roles],
    ...(watchesBids(opened) && { watchesBids: true }),
    ...(opened.mine.length > 0 && { takesPart: true }),
    ...(await shownResults(deps, opened)),
    actions: await offeredActions(deps, me, opened, acts, now),
    waitsFor: await waitsFor(deps, opened),
    parties: await visibleParties(deps, me, opened),
    given,
    links: await caseLinks(deps, me, opened),
    context: { ...(await visibleContext(deps, opened, acts, now)) },
    certificate: certificates[0],
    seq: row.seq,
    chainHead: row.head,
    ...(me.ability.can('read', 'Operations') && workflowUrl(deps, row.id)),
  };
}

function workflowUrl({ configuration: { temporal } }: ApiDependencies, caseId: string) {
  if (temporal.uiUrl === undefined) return {};
  return { workflowUrl: `${temporal.uiUrl}/namespaces/${temporal.namespace}/workflows/${caseId}` };
}

/** The answer to a question or objection that is an entry is read there. */
const isReadAtEntry = ({ about }: FullAct): boolean => about !== undefined && !about.startsWith('act-');

/** The last form of every action, as far as it is visible. */
function givenForms(
  opened: OpenedCase,
  acts: readonly FullAct[],
): { readonly given: CaseView['given']; readonly secret: readonly string[] } {
  const { definition, viewer, openness } = opened;
  const last = new Map(acts.filter((act) => !isReadAtEntry(act)).map((act) => [act.action, act]));
  const secretActions: string[] = [];
  const given = [...last.values()].flatMap((act) => {
    const giver = giverOf(
      opened.parties.find((party) => party.id === act.actor.party),
      act.receivedAt,
    );
    const title = act.action === 'start' ? definition.start.title : findAction(definition, act.action)?.title;
    if (!title || !seesAct(definition, act.action, giver, viewer, openness)) return [];
    const { values, hidden, secret } = visibleForm(opened, act.action, giver, act.form);
    if (secret.length > 0) secretActions.push(act.action);
    if (Object.keys(values).length === 0 && hidden.length === 0) return [];
    return [{ action: act.action, title, at: act.receivedAt, values, hidden }];
  });
  return { given, secret: secretActions };
}
