import type { EntityManager } from 'typeorm';
import type { ProposalRow } from '../../database/rows';
import type { Text } from '../../definitions/language/text';
import type { Proposal, ProposalView, ShownAuditKind } from '../contract';
import type { ApiDependencies } from '../http/dependencies';

/** What is special about the proposals of one kind. */
export interface ProposalKind {
  /** What shall be done, in words. */
  readonly title: (manager: EntityManager, row: ProposalRow) => Promise<Text> | Text;
  /** What the list says beside it. */
  readonly facts?: (row: ProposalRow) => Partial<Proposal>;
  /** What is to be looked at before one decides. */
  readonly view: (deps: ApiDependencies, row: ProposalRow) => Promise<Partial<ProposalView>>;
  /** The person whom it concerns: they may not decide over themselves, and are told what came of it. */
  readonly concerns?: (row: ProposalRow) => string | undefined;
  /** The one case that it belongs to. */
  readonly caseOf?: (row: ProposalRow) => string | undefined;
  /**
   * Where proposals of the kind build on each other: waits until no other is being confirmed, and answers the instant of
   * this one, later than those of all before it. Asked before anything is read.
   */
  readonly takePlace?: (tx: EntityManager, now: string) => Promise<string>;
  /** As what it is put on record. */
  readonly recordedAs: ShownAuditKind;
  /**
   * Does what was proposed, within the transaction that confirms it; `now` is the platform's.
   * @throws Refusal where it does not hold any more
   */
  readonly carryOut: (tx: EntityManager, row: ProposalRow, now: string) => Promise<void>;
}
