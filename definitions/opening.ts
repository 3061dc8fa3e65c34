import { unitNames } from '../domain/amount';
import { isOfPeople, personRole, type Field, type Form, type Process, type Role } from './language';
import { isMarketRole, isOfficeRole, isPersonalRole, platformRoles } from './language/platform-roles';
import { fault, type Faults } from './language/soundness/definition-fault';

const longestTitle = 200;
const longestIndustry = 60;

/**
 * What the platform must find in a definition to open a case of it: a title, a region, an industry, and roles that
 * bodies and people can be in. Without them the form of a new case could never be sent.
 */
export function* checkOpening(definition: Process): Faults {
  yield* checkRoles(definition);
  yield* checkStarters(definition);
  yield* checkFacts(definition);
  yield* checkLots(definition.start.form['lots']);
}

/** Whether people can act on the platform in a role of that name, and as what the definition says it is. */
const canBeFilled = (name: string, role: Role): boolean => {
  const { party } = role;
  if (party === 'office') return isOfficeRole(name);
  return isOfPeople(role) ? isPersonalRole(name) : isMarketRole(name);
};

function* checkRoles({ roles }: Process): Faults {
  for (const [name, role] of Object.entries(roles)) {
    if (canBeFilled(name, role)) continue;
    const others = platformRoles.filter((each) => canBeFilled(each, role));
    yield fault(
      `roles.${name}`,
      'nobody',
      `平台上没有人能担任：此类角色只有 ${others.join('、')}`,
      `nobody on the platform can be in it: the roles of that kind are ${others.join(', ')}`,
    );
  }
}

/** Who opens a case takes part in it; every other body that must take part is named. */
function* checkStarters(definition: Process): Faults {
  const { start, roles, kind } = definition;
  const isNamed = (name: string): boolean => roles[name]?.party === 'one' || roles[name]?.party === 'optional';
  const opens = (name: string): boolean =>
    isNamed(name) || (kind === 'supervision' && ['office', 'person'].includes(roles[name]?.party ?? ''));
  for (const name of start.by) {
    if (opens(name)) continue;
    yield fault(
      'start.by',
      'nobody',
      `${name} 不能立项：立项者须是由一个单位担任的角色（one 或 optional），监督类流程也可以是主管机构或所涉及的人员`,
      `${name} cannot open cases: only a role that one body is in can (one or optional), in supervision also an office or the person whom it is about`,
    );
  }
  const subject = personRole(definition);
  const isAlone = start.by.length === 1 && start.by[0] === subject;
  if (subject !== undefined && !isAlone && !namesPerson(start.form, subject)) {
    yield fault(
      'start.form',
      'unknownField',
      `须填写${roles[subject]?.title.zh ?? subject}：应有类型为 person、role 为 ${subject} 的填写项`,
      `it must name whom the case is about: a field of type person and role ${subject} is needed`,
    );
  }
  for (const [name, { party }] of Object.entries(roles)) {
    const field = start.form[name];
    const mustBeNamed = party === 'one' && start.by.some((other) => other !== name && isNamed(other));
    if (!isNamed(name) || !isMarketRole(name) || isBody(field, name) || !(field || mustBeNamed)) continue;
    yield fault(
      `start.form.${name}`,
      field ? 'wrongField' : 'unknownField',
      `须填写${roles[name]?.title.zh ?? name}：应有类型为 body、kind 为 ${name} 的填写项`,
      `it must name the body that is ${name}: a field of type body and kind ${name} is needed`,
    );
  }
}

const namesPerson = (form: Form, role: string): boolean =>
  Object.values(form).some((field) => field.type === 'person' && field.role === role);

const isBody = (field: Field | undefined, kind: string): boolean => field?.type === 'body' && field.kind === kind;

const isAsked = (field: Field | undefined): field is Field =>
  field !== undefined && !field.optional && !field.when && !field.requiredWhen;

const isShort = (field: Field | undefined, most: number): boolean =>
  field?.type === 'text' && field.atMost !== undefined && field.atMost <= most;

/**
 * Cases of supervision are called by their process, belong to no industry, and are in the region where the register has
 * the person whom they are about, unless their form says otherwise.
 */
function* checkFacts(definition: Process): Faults {
  const { title, region, industry, unit } = definition.start.form;
  const isSupervision = definition.kind === 'supervision';
  const isKnown = isSupervision && personRole(definition) !== undefined;
  if (!(isSupervision && !title) && (!isAsked(title) || !isShort(title, longestTitle))) {
    yield fault(
      'start.form.title',
      title ? 'wrongField' : 'unknownField',
      `须有项目名称：必填的文字，atMost 不超过 ${longestTitle}`,
      `a title is needed: a text that is always asked, atMost ${longestTitle} or less`,
    );
  }
  if (!(isKnown && !region) && (!isAsked(region) || region.type !== 'region')) {
    yield fault(
      'start.form.region',
      region ? 'wrongField' : 'unknownField',
      '须有项目所在地：必填，类型为 region',
      'a region is needed: always asked, of type region',
    );
  }
  if (
    !(isSupervision && !industry) &&
    (!isAsked(industry) || (industry.type !== 'choice' && !isShort(industry, longestIndustry)))
  ) {
    yield fault(
      'start.form.industry',
      industry ? 'wrongField' : 'unknownField',
      `须有行业：必填的选择项，或 atMost 不超过 ${longestIndustry} 的文字`,
      `an industry is needed: a choice that is always asked, or a text with atMost ${longestIndustry} or less`,
    );
  }
  const isUnit = unit?.type === 'choice' && Object.keys(unit.options).every((name) => unitNames.includes(name));
  if (unit && !(isAsked(unit) && isUnit)) {
    yield fault(
      'start.form.unit',
      'wrongField',
      `报价单位应为必填的选择项，选项限于 ${unitNames.join('、')}；不涉及金额的流程可以没有`,
      `the unit must be a choice that is always asked, of ${unitNames.join(', ')}; a process without amounts needs none`,
    );
  }
}

function* checkLots(lots: Field | undefined): Faults {
  if (!lots) return;
  const title = lots.type === 'list' ? lots.of['title'] : undefined;
  if (isAsked(title) && isShort(title, longestTitle)) return;
  yield fault(
    'start.form.lots',
    'wrongField',
    `标段应为列表，每行有必填的名称 title（文字，atMost 不超过 ${longestTitle}）`,
    `lots must be a list whose rows have a title that is always asked (a text, atMost ${longestTitle} or less)`,
  );
}
