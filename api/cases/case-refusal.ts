import { ApplicationFailure, WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import { timeOf } from '../../domain/calendar';
import { problemCodes, type ProblemCode } from '../contract';
import { text, type Text } from '../../definitions/language';
import { Refusal } from '../http/refusal';
import { isTemporalFailing } from '../outbox/temporal-away';

/**
 * Why an act or entry is refused, in the words of the person it happens to: with its title and times where they say
 * more. `receivedAt` is when it arrived, and left out where nobody has sent anything.
 */
export function caseRefusal(
  code: ProblemCode,
  title: Text,
  details: { deadline?: string; receivedAt?: string } = {},
): Refusal {
  const at = details.deadline ? ` ${timeOf(details.deadline)}` : '';
  const messages: Partial<Record<ProblemCode, Text>> = {
    ActionNotOpen: text(
      `当前环节不能办理“${title.zh}”，请查看项目进展。`,
      `“${title.en}” cannot be done at this stage; look at the case again.`,
    ),
    RoleMayNotAct: text(`您当前的身份不能办理“${title.zh}”。`, `The role you act in may not do “${title.en}”.`),
    DeadlinePassed:
      details.receivedAt === undefined
        ? text(`已于${at} 截止。`, `It closed at${at}.`)
        : text(
            `截止时间${at} 已过，本次提交于 ${timeOf(details.receivedAt)} 到达，未被接受。`,
            `It closed at${at}; yours arrived at ${timeOf(details.receivedAt)} and was not accepted.`,
          ),
    AlreadyTaken: text(`“${title.zh}”已经办理过。`, `“${title.en}” has been done already.`),
    StageEnding: text(
      `本环节期限${at}已到，正在办结，不能再办理“${title.zh}”。请稍后查看项目进展。`,
      `The time of this stage was up at${at} and it is being concluded: “${title.en}” comes too late. Look at the case again in a moment.`,
    ),
  };
  return new Refusal(code, messages[code]);
}

const tryAgain = (title: Text): Text =>
  text(
    `平台的流程服务暂无应答，“${title.zh}”可能尚未办理。请稍后查看本项目；如未办理，请重新提交，不会重复办理。`,
    `The part of the platform that conducts cases does not answer, so “${title.en}” may not have been done. Look at the case in a moment and submit again if it was not; it is never done twice.`,
  );

const isProblemCode = (word: string | null | undefined): word is ProblemCode =>
  word !== null && word !== undefined && Object.hasOwn(problemCodes, word);

/** The refusal behind an error of Temporal, if it is one. */
export function refusalOf(error: unknown, title: Text, receivedAt: string): Error {
  if (error instanceof WorkflowNotFoundError) return caseRefusal('CaseClosed', title);
  if (isTemporalFailing(error)) return new Refusal('Unavailable', tryAgain(title));
  if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure) {
    const { type, details } = error.cause;
    const [facts] = (details ?? []) as { deadline?: string | null }[];
    // the worker does not know the key that the API encrypts with
    if (type === 'Untrusted') return new Refusal('Unavailable');
    if (isProblemCode(type)) {
      return caseRefusal(type, title, { receivedAt, ...(facts?.deadline && { deadline: facts.deadline }) });
    }
  }
  return error instanceof Error ? error : new Error(String(error));
}
