import type { NoticeTable, Process } from '../../definitions/language';
import { findAction } from '../../definitions/language';
import type { Database } from '../../database/database';
import type { NoticeRows } from '../../database/notice-content';
import type { FullAct } from '../../database/given';
import type { CaseRow } from '../../database/rows';
import type { Paper } from '../../domain/paper/paper';

/** What a paper of a case is made from. */
export interface PaperGround {
  readonly database: Database;
  readonly row: CaseRow;
  readonly definition: Process;
  /** Acts up to the one that the paper is made for. */
  readonly acts: readonly FullAct[];
  /** The act that the paper is made for. */
  readonly act: FullAct;
  /** A table as notices have it, at that act. */
  readonly noticeTable: (table: NoticeTable) => Promise<NoticeRows>;
  /** Head of the chain of the case at that act. */
  readonly chainHead: string;
  /** Where people open the platform, without a slash at the end. */
  readonly publicUrl: string;
}

/** A paper and the data that it is made from. */
export interface MadePaper {
  readonly data: Record<string, unknown>;
  readonly paper: Paper;
}

/** Makes a kind of paper; undefined where it is not complete yet. */
export type MakePaper = (ground: PaperGround) => Promise<MadePaper | undefined>;

/** The title of an action in the definition of the case. */
export const actionTitle = (definition: Process, action: string) =>
  findAction(definition, action)?.title ?? { zh: action, en: action };

/** The title of a role. */
export const roleTitle = ({ roles }: Process, role: string) => roles[role]?.title ?? { zh: role, en: role };
