import { In } from 'typeorm';
import {
  opennessOf,
  seesField,
  unitOfAmount,
  type CaseEvent,
  type CaseState,
  type Text,
} from '../../definitions/language';
import { rows } from '../../database/database';
import type { SealedValues } from '../../database/given';
import type { CaseRow, PartyRow } from '../../database/rows';
import type { Unit } from '../../domain/amount';
import { viewerOf } from '../access/viewer-of';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { readDefinition } from './case-access';
import { giverOf } from './visible-form';

/** An amount that was stated when a case was opened, such as its estimate. */
export interface StartAmount {
  readonly field: string;
  readonly title: Text;
  /** Undefined where it was stated but the person may not read it now. */
  readonly value: string | undefined;
  readonly unit: Unit;
}

const byCase = <Row extends { readonly caseId: string }>(found: readonly Row[]): Map<string, Row[]> => {
  const grouped = new Map<string, Row[]>();
  for (const row of found) grouped.set(row.caseId, [...(grouped.get(row.caseId) ?? []), row]);
  return grouped;
};

/** The amounts of the opening forms of many cases, by case; each as far as the person may read it. */
export async function startAmounts(
  deps: ApiDependencies,
  me: SignedIn,
  cases: readonly CaseRow[],
): Promise<Map<string, StartAmount[]>> {
  const { read } = deps.database;
  const ids = cases.map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const openings = await rows(read, 'event').findBy({ caseId: In(ids), seq: 1 });
  const acts = new Map(openings.map(({ caseId, json }) => [caseId, (json as CaseEvent).act]));
  const sealedIds = [...acts.values()].flatMap((act) => (act?.sealed ? [act.sealed.id] : []));
  const sealed = sealedIds.length > 0 ? await rows(read, 'sealed').findBy({ id: In(sealedIds) }) : [];
  const hidden = new Map(sealed.map((row) => [row.id, (row.values as unknown as SealedValues).form]));
  const parties = byCase<PartyRow>(await rows(read, 'party').findBy({ caseId: In(ids) }));

  const amounts = new Map<string, StartAmount[]>();
  for (const row of cases) {
    const act = acts.get(row.id);
    if (!act) continue;
    const definition = await readDefinition(deps, row.definitionId);
    const involved = parties.get(row.id) ?? [];
    const viewer = viewerOf(
      me,
      involved.filter(({ leftAt }) => leftAt === null),
    );
    const giver = giverOf(
      involved.find(({ id }) => id === act.actor.party),
      act.receivedAt,
    );
    const openness = opennessOf(row.state as CaseState);
    const form = { ...act.form, ...(act.sealed && hidden.get(act.sealed.id)) };
    const stated = Object.entries(definition.start.form).flatMap(([field, description]): StartAmount[] => {
      const value = form[field];
      if (description.type !== 'amount' || typeof value !== 'string') return [];
      const sees = seesField(definition, 'start', field, giver, viewer, openness);
      const unit = unitOfAmount(description, row.unit as Unit);
      return [{ field, title: description.title, value: sees ? value : undefined, unit }];
    });
    amounts.set(row.id, stated);
  }
  return amounts;
}
