import { ApplicationFailure } from '@temporalio/activity';
import { answeredActions, type OpenItem } from '../definitions/language';
import { rows, type Database } from '../database/database';
import { definitionOf } from '../database/definitions';
import { OtherRun, projectCase, restateCase, type CaseStand } from '../database/projection';
import { hashOf } from '../domain/hash';
import type { ChannelName } from '../domain/message-settings';
import { In, IsNull, type EntityManager } from 'typeorm';
import type { CaseActivities, EffectRequest, ToldEvent, Written } from './case-activities';
import { issueCertificate } from './certificate';
import type { CorrectionActivities } from './correction-activities';
import { correctionActivities } from './corrections';
import { drawingActivities } from './drawing';
import type { DrawingActivities } from './drawing-activities';
import { packer, type SendingPlatform } from '../exchange/outbox';
import { notifier } from './notifications';
import { noticeTable, publishNotice } from './notices';
import { paperIssuer } from './papers/issue-paper';
import type { PrintPaper } from '../pdf/print-paper';
import { registerDecision } from './register';
import type { Bank } from './ports/bank';
import type { DocumentStore } from './ports/document-store';
import type { Signer } from './ports/signer';
import { sealedActivities } from './sealed';
import type { SealedActivities } from './sealed-activities';
import { tenderActivities } from './tender';
import type { TenderActivities } from './tender-activities';
import { allWhileAlive, whileAlive } from './while-alive';

/** What the activities need of the deployment. */
export interface ActivityGround {
  readonly database: Database;
  readonly signer: Signer;
  readonly documents: DocumentStore;
  /** Where deposits are paid; undefined where the platform looks after none. */
  readonly bank?: Bank | undefined;
  /** Bytes of the largest document that is taken. */
  readonly largestDocument: number;
  /** Makes papers PDF. */
  readonly print: PrintPaper;
  /** Where people open the platform, without a slash at the end. */
  readonly publicUrl: string;
  /** The ways to reach people outside the console that there are; a dispatcher brings the messages. */
  readonly channels: readonly ChannelName[];
  /** Now by the platform's clock, an instant in UTC. */
  readonly now: () => string;
  /** Who sends what becomes public to another platform; undefined where nothing is sent. */
  readonly sender?: SendingPlatform | undefined;
  /** Told when an account of an event was replaced by the one that Temporal knows. */
  readonly onReplaced?: (caseId: string, seqs: readonly number[]) => void;
  /** Told when an event was written and nobody could be told of it, and why. */
  readonly onUntold?: (caseId: string, cause: unknown) => void;
}

const written = ({ seq, head, state }: CaseStand): Written => ({ seq, head, state: hashOf(state) });

/** What happened stands; who was to be told of it could not be. */
class NobodyTold extends Error {
  override readonly name = 'NobodyTold';
}

/** A run that is none of the case's ends with it; trying again would not help. */
async function ofItsRun<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof OtherRun) throw ApplicationFailure.nonRetryable(error.message, error.name);
    throw error;
  }
}

type AllActivities = CaseActivities & TenderActivities & SealedActivities & DrawingActivities & CorrectionActivities;

/** All activities of the worker. */
export function createActivities(ground: ActivityGround): AllActivities {
  const { database, signer, channels, now } = ground;
  const pack = packer(ground.sender);
  const issuePaper = paperIssuer({ ...ground, noticeTable });
  const notify = notifier(now, channels);
  const tell = (tx: EntityManager, caseId: string, { seq, telling }: ToldEvent): Promise<void> => {
    switch (telling.does) {
      case 'notify':
        return notify.act(tx, caseId, seq, telling.roles);
      case 'tasks':
        return notify.tasks(tx, caseId);
      case 'remind':
        return notify.limits(tx, caseId, telling.tasks, 'reminder');
      case 'overdue':
        return notify.limits(tx, caseId, telling.tasks, 'overdue');
      case 'moved':
        return notify.moved(tx, caseId, seq);
    }
  };
  /** @throws NobodyTold so that what happened can be written without it */
  const tellAll = async (tx: EntityManager, caseId: string, told: readonly ToldEvent[]): Promise<void> => {
    try {
      for (const one of told) await tell(tx, caseId, one);
    } catch (error) {
      throw new NobodyTold('Nobody could be told', { cause: error });
    }
  };
  const perform = async (caseId: string, seq: number, effect: EffectRequest): Promise<void> => {
    switch (effect.does) {
      case 'publish':
        return publishNotice(database, now, caseId, seq, effect.notice, pack, (paper) =>
          issuePaper(caseId, seq, paper),
        );
      case 'notify':
      case 'tasks':
      case 'remind':
      case 'overdue':
      case 'moved':
        return database.write((tx) => tell(tx, caseId, { seq, telling: effect }));
      case 'register':
        return registerDecision({ database, channels, now, sender: ground.sender }, caseId, seq, effect.kind);
      case 'certificate':
        await issueCertificate(database, signer, now, caseId, seq, pack);
        await issuePaper(caseId, seq, 'certificate');
        return;
      case 'issue':
        await issuePaper(caseId, seq, effect.paper);
        return;
      default:
        throw ApplicationFailure.nonRetryable(`Unknown effect ${JSON.stringify(effect)}`, 'UnknownEffect');
    }
  };
  return {
    ...allWhileAlive(tenderActivities(ground)),
    ...sealedActivities(ground),
    ...allWhileAlive(drawingActivities(ground)),
    ...allWhileAlive(correctionActivities(ground)),
    performEffect: (caseId, seq, effect) => whileAlive(() => perform(caseId, seq, effect)),

    async projectCase(caseId, records, run, told) {
      const project = (alongside?: (tx: EntityManager) => Promise<void>) =>
        ofItsRun(() => projectCase(database, caseId, records, now(), run, alongside));
      let untold: readonly ToldEvent[] = [];
      let replaced: number[];
      try {
        replaced = await project((tx) => tellAll(tx, caseId, told));
      } catch (error) {
        if (!(error instanceof NobodyTold)) throw error;
        ground.onUntold?.(caseId, error.cause);
        untold = told;
        replaced = await project();
      }
      if (replaced.length > 0) ground.onReplaced?.(caseId, replaced);
      const last = records.at(-1);
      if (!last) return undefined;
      return {
        ...written({ seq: last.event.seq, head: last.hash, state: last.state }),
        ...(records.length > 1 && { hashes: records.map(({ hash }) => hash) }),
        ...(untold.length > 0 && { untold }),
      };
    },

    async restateCase(caseId, stand, run) {
      const lost = await ofItsRun(() => restateCase(database, caseId, stand, now(), run));
      if (lost.length > 0) ground.onReplaced?.(caseId, lost);
      return written(stand);
    },

    async readOpenEntries(caseId, visit): Promise<OpenItem[]> {
      const row = await rows(database.read, 'case').findOneByOrFail({ id: caseId });
      const definition = await definitionOf(database.read, row.definitionId);
      const action = In([...answeredActions(definition)]);
      const entries = await rows(database.read, 'entry').find({
        where: { caseId, visit, state: 'valid', answeredAt: IsNull(), action },
        order: { receivedAt: 'ASC', id: 'ASC' },
        select: { id: true, action: true, receivedAt: true },
        take: openEntriesShown,
      });
      return entries.map(({ id, action: name, receivedAt: at }) => ({ id, action: name, at, holds: false }));
    },
  };
}

/** More unanswered questions than this stay rows until earlier ones are answered: the state of a case is small. */
const openEntriesShown = 200;
