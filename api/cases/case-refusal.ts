import { ApplicationFailure, WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import { problemCodes, type ProblemCode } from '../contract';
import type { Text } from '../../definitions/language';
import { refuse } from '../http/refusal';
import { isTemporalAway } from '../outbox/temporal-away';

const words = (zh: string, en: string): Text => ({ zh, en });

/** Why an act or entry was refused, in the words of the person it happens to. */
export function caseRefusal(code: ProblemCode, title: Text, details: { deadline?: string; receivedAt?: string } = {}) {
  const at = details.deadline ? ` ${shanghai(details.deadline)}` : '';
  const arrived = details.receivedAt ? shanghai(details.receivedAt) : '';
  const messages: Partial<Record<ProblemCode, Text>> = {
    CaseClosed: words('本项目已结束，不能再办理。', 'This case is over; nothing more can be done in it.'),
    CaseSuspended: words(
      '本项目已暂停，恢复后方可办理。',
      'This case is suspended; it can go on after it has been resumed.',
    ),
    ActionNotOpen: words(
      `当前环节不能办理“${title.zh}”，请查看项目进展。`,
      `“${title.en}” cannot be done at this stage; look at the case again.`,
    ),
    RoleMayNotAct: words(`您当前的身份不能办理“${title.zh}”。`, `The role you act in may not do “${title.en}”.`),
    DeadlinePassed: words(
      `截止时间${at}已过，本次提交于 ${arrived} 到达，未被接受。`,
      `It closed at${at}; yours arrived at ${arrived} and was not accepted.`,
    ),
    GateClosed: words('已停止接收。', 'Nothing more is received.'),
    TaskChanged: words(
      '在您办理期间，他人已处理此事项，请查看最新情况后再决定。',
      'Somebody has acted meanwhile; look at the case as it stands now and decide again.',
    ),
    AlreadyTaken: words(`“${title.zh}”已经办理过。`, `“${title.en}” has been done already.`),
    FourEyes: words('同一人不得既经办又复核。', 'The same person may not do both; ask a colleague.'),
    DeadlineNeeded: words(
      '原定时间已过，恢复时必须给出新的时间。',
      'The published time has passed; give a new one to resume.',
    ),
  };
  return refuse.conflict(code, messages[code] ?? words(problemCodes[code], problemCodes[code]));
}

const tryAgain = (title: Text): Text =>
  words(
    `平台的流程服务暂无应答，“${title.zh}”可能尚未办理。请稍后查看本项目；如未办理，请重新提交，不会重复办理。`,
    `The part of the platform that conducts cases does not answer, so “${title.en}” may not have been done. Look at the case in a moment and submit again if it was not; it is never done twice.`,
  );

const shanghai = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().replace('T', ' ').slice(0, 19);

const isProblemCode = (word: string | null | undefined): word is ProblemCode =>
  word !== null && word !== undefined && Object.hasOwn(problemCodes, word);

/** The refusal behind an error of Temporal, if it is one. */
export function refusalOf(error: unknown, title: Text, receivedAt: string): Error {
  if (error instanceof WorkflowNotFoundError) return caseRefusal('CaseClosed', title);
  if (isTemporalAway(error)) return refuse.conflict('Unavailable', tryAgain(title));
  if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure) {
    const { type, details } = error.cause;
    const [facts] = (details ?? []) as { deadline?: string | null }[];
    // the worker does not know the key that the API encrypts with
    if (type === 'Untrusted') return refuse.conflict('Unavailable');
    if (isProblemCode(type)) {
      return caseRefusal(type, title, { receivedAt, ...(facts?.deadline && { deadline: facts.deadline }) });
    }
  }
  return error instanceof Error ? error : new Error(String(error));
}
