import { rolesOf } from '../open-action';
import { fault, type Faults } from './definition-fault';
import type { Examined, Placed } from './examined';
import { isInstantField, needField } from './needed-field';
import { needDeadline, needRoles } from './needed-names';

/** What an act does to the case finds the roles, fields and closings that it names. */
export function* checkEffect(examined: Examined, { at, stage, name, action: { effect, form = {} } }: Placed): Faults {
  if (!effect) return;
  const path = `${at}.effect`;
  if ('movesDeadline' in effect) {
    yield* needField(path, form, effect.movesDeadline, isInstantField);
    if (stage !== undefined) yield* needDeadline(examined, path, stage);
  }
  if ('resumes' in effect && effect.newDeadline !== undefined) {
    yield* needField(path, form, effect.newDeadline, isInstantField);
  }
  if ('terminates' in effect && !examined.has('closings', effect.terminates)) {
    yield fault(path, 'unknownClosing', `没有结局 ${effect.terminates}`, `there is no closing ${effect.terminates}`);
  }
  if ('asks' in effect) {
    const [role, field] = effect.asks;
    yield* needRoles(examined, path, [role]);
    yield* needField(path, form, field, ({ type }) => type === 'bid');
    yield* needAnswer(examined, path, name, role);
  }
  if ('appoints' in effect) {
    const [role, field] = effect.appoints;
    yield* needRoles(examined, path, [role]);
    yield* needField(path, form, field, ({ type }) => ['committee', 'person', 'body', 'list'].includes(type));
  }
  if ('replaces' in effect) {
    const [role, instead, field] = effect.replaces;
    yield* needRoles(examined, path, [role]);
    yield* needField(path, form, instead, ({ type }) => type === 'person');
    yield* needField(path, form, field, ({ type }) => type === 'person');
  }
}

/** Who is asked can answer. */
function* needAnswer(examined: Examined, path: string, name: string, role: string): Faults {
  const answers = [...examined.actions.values()].some(
    ({ action }) => action.answers === name && rolesOf(action).includes(role),
  );
  if (!answers) yield fault(path, 'neverOpen', `${role} 无从答复`, `${role} has no action to answer it`);
}
