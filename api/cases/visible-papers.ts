import { In } from 'typeorm';
import { rows } from '../../database/database';
import type { FullAct } from '../../database/given';
import type { PaperRow, PartyRow } from '../../database/rows';
import { findAction, issuedPapers, seesAct } from '../../definitions/language';
import type { CaseDocument } from '../contract';
import { documentRef } from '../documents/document-ref';
import type { ApiDependencies } from '../http/dependencies';
import type { OpenedCase } from './case-access';
import { giverOf, type Sight } from './visible-form';

/** A paper whose notice is public, or that anybody can check by its number, is read by everybody. */
export function isPublicPaper({ definition, openness }: Sight, { kind }: PaperRow, act: FullAct | undefined): boolean {
  if (kind === 'certificate') return true;
  const notice = act && findAction(definition, act.action)?.publishes;
  return notice !== undefined && openness.published.includes(notice);
}

/** Whether the viewer reads a paper: whoever sees the act that it was made for, and who took part in it themselves. */
export function seesPaper(
  sight: Sight & { readonly parties: readonly PartyRow[] },
  paper: PaperRow,
  acts: readonly FullAct[],
): boolean {
  const act = acts.find(({ seq }) => seq === paper.seq);
  if (isPublicPaper(sight, paper, act)) return true;
  return acts.some(({ action, actor, receivedAt, seq }) => {
    if (action !== act?.action || seq > paper.seq) return false;
    const giver = giverOf(
      sight.parties.find(({ id }) => id === actor.party),
      receivedAt,
    );
    return seesAct(sight.definition, action, giver, sight.viewer, sight.openness);
  });
}

/** What the platform has issued in a case, as far as the person may read it. */
export async function visiblePapers(
  { database }: ApiDependencies,
  opened: OpenedCase,
  acts: readonly FullAct[],
): Promise<CaseDocument[]> {
  const papers = await rows(database.read, 'paper').findBy({ caseId: opened.row.id });
  const seen = papers.filter((paper) => seesPaper(opened, paper, acts));
  const documents = await rows(database.read, 'document').findBy({ id: In(seen.map(({ id }) => id)) });
  return seen.flatMap((paper): CaseDocument[] => {
    const document = documents.find(({ id }) => id === paper.id);
    const act = acts.find(({ seq }) => seq === paper.seq);
    if (!document || !act) return [];
    const about = { action: act.action, field: paper.kind, title: issuedPapers[paper.kind], givenAt: paper.issuedAt };
    return [{ ...documentRef(document), ...about, isPublic: isPublicPaper(opened, paper, act) }];
  });
}
