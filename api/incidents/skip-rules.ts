import { text } from '../../definitions/language/text';
import type { Incident } from '../contract';

/** How many people it takes to go on without a step that keeps failing, and what is lost by it. */
export type SkipRule = NonNullable<Incident['skipping']>;

const byOne = (zh: string, en: string): SkipRule => ({ people: 1, why: text(zh, en) });
const byTwo = (zh: string, en: string): SkipRule => ({ people: 2, why: text(zh, en) });

/** Of a step that nobody has weighed yet nobody knows whom it concerns. */
const unweighed = byTwo('这一步可能影响他人的权利。', 'It may concern the rights of others.');

/** What is lost without a step of a case, by what the step does. */
const ofSteps: Readonly<Record<string, SkipRule>> = {
  publish: byTwo(
    '公告不再发布：公众看不到，异议等权利也无从行使。',
    'The notice is never made: the public does not see it, and nobody can object to what it says.',
  ),
  certificate: byTwo(
    '交易证明不再出具：中标人无法证明成交。',
    'The certificate is never issued: the winner cannot prove the transaction.',
  ),
  notify: byTwo('当事人不会收到通知，可能因此错过权利。', 'The parties are not told and may miss a right of theirs.'),
  tasks: byTwo('经办人不会收到新待办的通知，可能因此误期。', 'Nobody is told of the new task and may miss its limit.'),
  moved: byTwo('当事人不会收到期限变动的通知，可能因此误期。', 'Nobody is told that a date has moved and may miss it.'),
  remind: byOne(
    '只少一次提醒：待办和期限仍在待办列表中。',
    'Only a reminder is lost: the task and its limit stand in the inbox.',
  ),
  overdue: byOne(
    '只少一次催办：逾期仍在列表和总览中标出。',
    'Only a warning is lost: lists and the overview still show that it is overdue.',
  ),
};

/** How many people it takes to go on without a step of a case: `publish:tenderNotice` is such a step. */
export const ruleOfStep = (effect: string): SkipRule => ofSteps[effect.split(':')[0] ?? ''] ?? unweighed;

/** Of giving the archive of a history up. */
export const ruleOfArchive = byTwo(
  '流程历史不再归档：Temporal 删除它以后，这个项目再也无法由历史证明。',
  'The history is never archived: once Temporal has forgotten it, nobody can prove the case by it.',
);

/** What is lost without a message to a person, by its kind. */
const ofMessages: Readonly<Record<string, SkipRule>> = {
  task: byTwo(
    '此人不会在平台之外得知新的待办，可能因此误期。',
    'This person is not told of a task outside the console and may miss its limit.',
  ),
  act: byTwo(
    '此人不会在平台之外得知项目的进展，可能因此错过权利。',
    'This person is not told outside the console of what was done and may miss a right of theirs.',
  ),
  reminder: byOne(
    '只少一次提醒：此人早已收到过待办的通知。',
    'Only a reminder is lost: this person was told of the task before.',
  ),
  overdue: byOne(
    '只少一次催办：此人早已收到过待办的通知。',
    'Only a warning is lost: this person was told of the task before.',
  ),
  code: byOne('验证码已经失效，可以重新获取。', 'The code is good no longer; another can be asked for.'),
  test: byOne('这是一条测试消息。', 'It is a test.'),
};

/** How many people it takes to give a message to a person up. */
export const ruleOfMessage = (kind: string): SkipRule => ofMessages[kind] ?? unweighed;
