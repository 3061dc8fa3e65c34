import { unitNames } from '../domain/amount';
import type { Field, Form, Process } from './language';
import { fault, type Faults } from './language/soundness/definition-fault';

/** Roles that open cases: the first always takes part, the second may. */
const tenderer = 'tenderer';
const agency = 'agency';
/** Offices that a region has one of. */
const offices: readonly string[] = ['centre', 'administration', 'supervisor', 'inspector'];
const longestTitle = 200;
const longestIndustry = 60;

/**
 * What the platform must find in a definition to open a case of it: a title, a region, an industry, who tenders, and
 * offices that exist. Without them the form of a new case could never be sent.
 */
export function* checkOpening(definition: Process): Faults {
  yield* checkBodies(definition);
  yield* checkStarters(definition);
  yield* checkFacts(definition.start.form);
  yield* checkLots(definition.start.form['lots']);
}

function* checkBodies({ roles }: Process): Faults {
  if (roles[tenderer]?.party !== 'one') {
    yield fault(
      'roles.tenderer',
      'unknownRole',
      '立项须有招标人：角色 tenderer 的担任方式应为 one',
      'every case has a tenderer: the role tenderer must be there, with party one',
    );
  }
  for (const [name, { party }] of Object.entries(roles)) {
    const isNamed = party === 'one' || party === 'optional';
    if (isNamed && name !== tenderer && name !== agency) {
      yield fault(
        `roles.${name}`,
        'nobody',
        '立项时只确定招标人（tenderer）和代理机构（agency），无人能取得该角色',
        'only a tenderer and an agency are named when a case is opened: nobody gets into this role',
      );
    }
    if (party === 'office' && !offices.includes(name)) {
      yield fault(
        `roles.${name}`,
        'nobody',
        `主管机构只有 ${offices.join('、')}`,
        `the only offices are ${offices.join(', ')}`,
      );
    }
  }
}

function* checkStarters({ start }: Process): Faults {
  for (const role of start.by) {
    if (role === tenderer || role === agency) continue;
    yield fault(
      'start.by',
      'nobody',
      `${role} 不能立项，只有招标人（tenderer）和代理机构（agency）可以`,
      `${role} cannot open cases, only a tenderer and an agency can`,
    );
  }
  const named = start.form[tenderer];
  if (start.by.includes(agency) && !isBody(named, tenderer)) {
    yield fault(
      'start.form.tenderer',
      named ? 'wrongField' : 'unknownField',
      '代理机构立项时须填写招标人：应有类型为 body、kind 为 tenderer 的填写项',
      'an agency must name the tenderer: a field of type body and kind tenderer is needed',
    );
  }
  const engaged = start.form[agency];
  if (engaged && !isBody(engaged, agency)) {
    yield fault(
      'start.form.agency',
      'wrongField',
      '应为类型 body、kind 为 agency',
      'must be of type body and kind agency',
    );
  }
}

const isBody = (field: Field | undefined, kind: string): boolean => field?.type === 'body' && field.kind === kind;

const isAsked = (field: Field | undefined): field is Field =>
  field !== undefined && !field.optional && !field.when && !field.requiredWhen;

const isShort = (field: Field | undefined, most: number): boolean =>
  field?.type === 'text' && field.atMost !== undefined && field.atMost <= most;

function* checkFacts(form: Form): Faults {
  const { title, region, industry, unit } = form;
  if (!isAsked(title) || !isShort(title, longestTitle)) {
    yield fault(
      'start.form.title',
      title ? 'wrongField' : 'unknownField',
      `须有项目名称：必填的文字，atMost 不超过 ${longestTitle}`,
      `a title is needed: a text that is always asked, atMost ${longestTitle} or less`,
    );
  }
  if (!isAsked(region) || region.type !== 'region') {
    yield fault(
      'start.form.region',
      region ? 'wrongField' : 'unknownField',
      '须有项目所在地：必填，类型为 region',
      'a region is needed: always asked, of type region',
    );
  }
  if (!isAsked(industry) || (industry.type !== 'choice' && !isShort(industry, longestIndustry))) {
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
