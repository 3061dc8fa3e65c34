import type { Action, Stage } from '../process';
import { issuedPapers } from '../issued-paper';
import { text } from '../text';
import { effectSentences } from './effect';
import { printForm } from './form';
import { heading } from './heading';
import { secrecy } from './secrecy';
import { listOf, type Wording } from './wording';

/** One action: who, by when, what it brings about, who reads it, and its form. */
export function printAction(wording: Wording, action: Action, stage: Stage | undefined): readonly string[] {
  const { said, sentence, roles } = wording;
  const by = roles(listOf(action.by));
  return [
    heading(wording, '####', action),
    '',
    ...(action.help ? [said(action.help), ''] : []),
    sentence(`执行：${by}`, `By: ${by}`),
    ...limits(wording, action),
    ...crowd(wording, action),
    ...result(wording, action, stage),
    ...readers(wording, action),
    '',
    ...printForm(wording, action.form ?? {}, action),
  ];
}

/** When it is to be done, and what must have been done before. */
function* limits(wording: Wording, action: Action): Iterable<string> {
  const { word, sentence, rule, moment } = wording;
  const { asked } = action;
  if (asked?.due) {
    const from = asked.from ? moment(asked.from) : word('收到任务', 'it is asked for');
    const due = rule(asked.due);
    yield sentence(`时限：${from}后${due}`, `Due: ${due} after ${from}`);
  } else if (asked) yield sentence('列入待办，无时限', 'Stands in the inbox without a limit');
  if (action.insteadOf) {
    const other = wording.action(action.insteadOf);
    yield sentence(`可代替“${other}”`, `Instead of "${other}"`);
  }
  if (action.after) {
    const before = wording.list(listOf(action.after).map(wording.action));
    yield sentence(`须在“${before}”之后`, `Only after "${before}"`);
  }
  if (action.answers) {
    const question = wording.action(action.answers);
    yield sentence(`答复“${question}”`, `Answers "${question}"`);
  }
  if (action.since) {
    const since = wording.place(action.since);
    yield sentence(`自“${since}”起即可执行`, `May be taken from "${since}" on`);
  }
  if (action.offered) yield sentence('由系统在需要时开放', 'Offered by the platform when it is needed');
  if (action.stands) {
    yield sentence(
      '更换成员后，其他成员已办的仍有效',
      'When somebody takes another’s place, what the others have done stays done',
    );
  }
  if (action.closesBefore) {
    const period = rule(action.closesBefore);
    yield sentence(`最迟在期限前${period}`, `At the latest ${period} before the deadline`);
  }
  if (action.afterDeadline) yield sentence('期限过后仍可执行', 'Stays open when the deadline has passed');
  if (action.notBy) {
    const other = wording.action(action.notBy);
    yield sentence(`不得由办理“${other}”的人执行`, `Not by the person who did "${other}"`);
  }
}

/** How often, and what it means for the others of those who do it. */
function* crowd({ sentence, action: titleOf, roles, place }: Wording, action: Action): Iterable<string> {
  if (action.many) yield sentence('可由多个单位各自提交', 'Each of many bodies may make an entry');
  if (action.replaces) {
    yield sentence('再次提交的代替前一次，前一次存档', 'A later entry replaces the earlier one, which is kept');
  }
  if (action.needs) {
    const name = titleOf(action.needs);
    yield sentence(`须先“${name}”`, `Needs "${name}" first`);
  }
  if (action.withdraws) {
    const name = titleOf(action.withdraws);
    yield sentence(`撤回“${name}”`, `Takes back "${name}"`);
  }
  if (action.admits) {
    const role = roles([action.admits]);
    yield sentence(`由此成为${role}`, `Makes the body a party: ${role}`);
  }
  if (action.sealed) {
    const stage = place(action.sealed.openedIn);
    yield sentence(
      `内容由提交人加密，进入“${stage}”并交出份额之前，平台和任何人都无法读取`,
      `Sealed by whoever hands it in: nobody, not even the platform, can read it before "${stage}" and without a share of theirs`,
    );
    const { escrow } = action.sealed;
    if (escrow) {
      const { threshold, keepers } = escrow;
      yield sentence(
        `份额分存于${keepers.length}名保管人，其中${threshold}名与平台一起可代为解密`,
        `The share is kept by ${keepers.length} keepers: ${threshold} of them can open it together with the platform`,
      );
    }
  }
  if (action.releases) {
    const name = titleOf(action.releases);
    yield sentence(`交出解密“${name}”的份额`, `Gives out the share that opens "${name}"`);
  }
  if (action.each) yield sentence('每名成员各执行一次', 'Once by every person');
}

function* result(wording: Wording, action: Action, stage: Stage | undefined): Iterable<string> {
  const { said, sentence, place } = wording;
  const leadsTo = (end: string): string => place(stage?.ends[end] ?? '');
  if (typeof action.end === 'string') {
    const target = leadsTo(action.end);
    yield sentence(`进入：${target}`, `Leads to: ${target}`);
  } else if (action.end) {
    const field = action.form?.[action.end.of];
    for (const [option, end] of Object.entries(action.end.cases)) {
      const title = field?.type === 'choice' ? said(field.options[option] ?? text(option, option)) : option;
      yield sentence(`“${title}”的进入：${leadsTo(end)}`, `"${title}" leads to: ${leadsTo(end)}`);
    }
  }
  if (action.effect) yield* effectSentences(wording, action.effect, action.form ?? {});
  if (action.publishes) {
    const notice = wording.notice(action.publishes);
    yield sentence(`发布：${notice}`, `Publishes: ${notice}`);
  }
  if (action.issues === 'certificate') yield sentence('由平台签发证明', 'The platform issues a certificate');
  else if (action.issues) {
    const { zh, en } = issuedPapers[action.issues];
    yield sentence(`由平台生成：${zh}（PDF）`, `The platform makes a PDF: ${en.toLowerCase()}`);
  }
  if (action.notifies) {
    const roles = wording.roles(action.notifies);
    yield sentence(`通知：${roles}`, `Tells: ${roles}`);
  }
  if (action.urgent) yield sentence('立即告知，不分时段', 'Told at once, at any hour');
  if (action.final) yield sentence('不可撤销', 'Cannot be undone');
}

function* readers(wording: Wording, action: Action): Iterable<string> {
  const { word, sentence, roles } = wording;
  if (action.secretUntil) yield sentence(...secrecy(wording, action.secretUntil, action.heldBy));
  if (action.visibleTo) yield sentence(`可阅：${roles(action.visibleTo)}`, `Read by: ${roles(action.visibleTo)}`);
  if (!action.actorVisibleTo) return;
  const known = roles(action.actorVisibleTo) || word('无', 'nobody');
  yield sentence(`可知悉提交人：${known}`, `Who took it is known to: ${known}`);
}
