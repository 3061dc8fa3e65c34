import { noIndustry, text, type Process, type Role } from '../../definitions/language';
import { competentBody } from '../../database/competent-body';
import { rows } from '../../database/database';
import { regionPrefix } from '../../domain/region-code';
import type { FieldFault } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { fieldFault, refuse } from '../http/refusal';
import { namedPerson } from './named-person';

/** What the lots of a new project share. */
export interface ProjectPlan {
  readonly title: string;
  readonly region: string;
  readonly industry: string;
  readonly unit: string;
  /** The bodies, and the person whom it is about, that take part from the beginning. */
  readonly parties: readonly FirstParty[];
}

/** A body, or a person, that takes part from the beginning. */
export type FirstParty = { readonly role: string } & ({ readonly bodyId: string } | { readonly userId: string });

/**
 * Finds the bodies of a new project as its roles ask for them: who opens it, who is named, and the offices that are
 * competent for region and industry.
 * @throws Refusal InvalidInput with every field that names what is not there
 */
export async function planProject(
  deps: ApiDependencies,
  me: SignedIn,
  definition: Process,
  values: Readonly<Record<string, unknown>>,
): Promise<ProjectPlan> {
  const { read } = deps.database;
  const faults: FieldFault[] = [];
  const parties: FirstParty[] = [];
  const person = await namedPerson(deps, me, definition, values);
  if (person && 'rule' in person) throw refuse.invalid([person]);
  if (person) parties.push(person.party);
  const region = typeof values.region === 'string' ? values.region : (person?.region ?? '');
  const industry = typeof values.industry === 'string' ? values.industry : noIndustry;
  if (!(await rows(read, 'region').existsBy({ code: region }))) {
    faults.push(fieldFault('region', 'unknownRegion', text('没有这个行政区划。', 'There is no such region.')));
  }
  for (const [name, role] of Object.entries(definition.roles)) {
    if (role.party !== 'one' && role.party !== 'optional') continue;
    const found = await namedBody(deps, me, definition, name, values);
    if (typeof found === 'string') parties.push({ role: name, bodyId: found });
    else if (found) faults.push(found);
  }
  for (const [name, role] of Object.entries(definition.roles)) {
    if (role.party !== 'office' || faults.length > 0) continue;
    if (opens(me, definition, name)) {
      // an office may take up what lies in its remit, also where one nearer to it is competent
      if (!region.startsWith(regionPrefix(me.membership.region))) throw refuse.notAllowed(notOfRemit);
      parties.push({ role: name, bodyId: me.membership.body.id });
      continue;
    }
    const body = await competentBody(read, name, region, role.dividedBy && industry);
    if (body) parties.push({ role: name, bodyId: body.id });
    else if (!role.mayBeVacant) faults.push(noCompetentBody(role));
  }
  if (faults.length > 0) throw refuse.invalid(faults);
  // a process without amounts asks for no unit
  const unit = typeof values.unit === 'string' ? values.unit : 'CNY';
  const title = typeof values.title === 'string' ? values.title : definition.title.zh;
  return { title, region, industry, unit, parties };
}

const opens = ({ membership: { role } }: SignedIn, { start }: Process, name: string): boolean =>
  role === name && start.by.includes(name);

const notOfRemit = text('不在贵单位的管辖地区。', 'It is not in the region of your office.');

/** The body that opens the project in this role or is named for it; undefined where the role stays empty. */
async function namedBody(
  { database }: ApiDependencies,
  me: SignedIn,
  { start, roles }: Process,
  role: string,
  values: Readonly<Record<string, unknown>>,
): Promise<string | FieldFault | undefined> {
  const asked = Object.entries(start.form).find(([, field]) => field.type === 'body' && field.kind === role);
  const [field = role] = asked ?? [];
  const { body, role: acting } = me.membership;
  const id = values[field];
  if (acting === role) return id === undefined || id === body.id ? body.id : fieldFault(field, 'otherBody', otherBody);
  if (typeof id === 'string') {
    const found = await rows(database.read, 'body').findOneBy({ id });
    return found?.active && found.kinds.includes(role) ? id : fieldFault(field, 'unknownBody', unknownBody);
  }
  const title = roles[role]?.title ?? text(role, role);
  return roles[role]?.party === 'one'
    ? fieldFault(field, 'required', text(`必须填写${title.zh}。`, `Name the ${title.en.toLowerCase()}.`))
    : undefined;
}

const otherBody = text(
  '您以此身份登记的项目属于本单位，此项不填。',
  'You register for your own body in this role; leave this empty.',
);
const unknownBody = text('没有这个单位，或其身份不符。', 'There is no such body in that role.');

const noCompetentBody = ({ title, dividedBy }: Role): FieldFault =>
  fieldFault(
    'region',
    'noCompetentBody',
    dividedBy
      ? text(
          `该地区没有主管此行业的“${title.zh}”，请联系平台运营方。`,
          `No ${title.en.toLowerCase()} is competent for this region and industry; ask the operator.`,
        )
      : text(
          `该地区没有“${title.zh}”，请联系平台运营方。`,
          `No ${title.en.toLowerCase()} is competent for this region; ask the operator.`,
        ),
  );
