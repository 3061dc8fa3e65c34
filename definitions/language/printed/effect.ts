import type { Form } from '../field';
import type { Effect } from '../process';
import { text } from '../text';
import type { Wording } from './wording';

/** What an act does to the case. */
export function* effectSentences(wording: Wording, effect: Effect, form: Form): Iterable<string> {
  const { said, sentence, place, roles } = wording;
  const title = (name: string): string => said(form[name]?.title ?? text(name, name));
  if ('movesDeadline' in effect) {
    const field = title(effect.movesDeadline);
    yield sentence(`填写“${field}”的，期限改为该时间`, `"${field}", when it is given, becomes the deadline`);
  }
  if ('suspends' in effect) {
    yield sentence('案件暂停，计算的期限相应顺延', 'Suspends the case; counted limits get the lost time back');
  }
  if ('resumes' in effect) yield sentence('案件恢复', 'Resumes the case');
  if ('terminates' in effect) {
    const closing = place(effect.terminates);
    yield sentence(`案件结束：${closing}`, `Ends the case: ${closing}`);
  }
  if ('holds' in effect) yield sentence('答复前环节停止计时', 'The stage stands still until it is answered');
  if ('asks' in effect) {
    const [role, field] = effect.asks;
    yield sentence(
      `只有“${title(field)}”所指的${roles([role])}收到，并由其答复`,
      `Only the ${roles([role])} named in "${title(field)}" is asked, and answers`,
    );
  }
  if ('appoints' in effect) {
    const [role, field] = effect.appoints;
    yield sentence(`“${title(field)}”成为${roles([role])}`, `"${title(field)}" become: ${roles([role])}`);
  }
  if ('replaces' in effect) {
    const [, instead, field] = effect.replaces;
    yield sentence(
      `“${title(field)}”接替“${title(instead)}”`,
      `"${title(field)}" takes the place of "${title(instead)}"`,
    );
  }
}
