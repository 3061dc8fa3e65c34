import { text, type Process } from '../../definitions/language';
import { competentBody } from '../../database/competent-body';
import { rows } from '../../database/database';
import type { FieldFault } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { fieldFault, refuse } from '../http/refusal';

/** What the lots of a new project share. */
export interface ProjectPlan {
  readonly title: string;
  readonly region: string;
  readonly industry: string;
  readonly unit: string;
  readonly tendererId: string;
  readonly agencyId: string | undefined;
  readonly offices: readonly { readonly role: string; readonly bodyId: string }[];
}

/**
 * Finds the bodies of a new project: its tenderer and agency, and the offices that are competent for region and industry.
 * @throws Refusal InvalidInput with every field that names what is not there
 */
export async function planProject(
  deps: ApiDependencies,
  me: SignedIn,
  definition: Process,
  values: Readonly<Record<string, unknown>>,
): Promise<ProjectPlan> {
  const { database } = deps;
  const { role, body } = me.membership;
  const faults: FieldFault[] = [];
  const named = async (field: string, kind: string): Promise<string | undefined> => {
    const id = values[field];
    if (typeof id !== 'string') return undefined;
    const found = await rows(database.read, 'body').findOneBy({ id });
    if (found?.active && found.kinds.includes(kind)) return id;
    faults.push(
      fieldFault(field, 'unknownBody', text('没有这个单位，或其身份不符。', 'There is no such body in that role.')),
    );
    return undefined;
  };
  const region = String(values.region);
  if (!(await rows(database.read, 'region').existsBy({ code: region }))) {
    faults.push(fieldFault('region', 'unknownRegion', text('没有这个行政区划。', 'There is no such region.')));
  }
  const tendererId = role === 'tenderer' ? body.id : await named('tenderer', 'tenderer');
  if (role === 'tenderer' && values.tenderer !== undefined && values.tenderer !== body.id) {
    faults.push(
      fieldFault(
        'tenderer',
        'otherTenderer',
        text('招标人只能为本单位登记项目。', 'A tenderer registers its own projects only.'),
      ),
    );
  }
  if (!tendererId && faults.length === 0) {
    faults.push(
      fieldFault('tenderer', 'required', text('代理机构登记时必须填写招标人。', 'An agency must name the tenderer.')),
    );
  }
  const agencyId = role === 'agency' ? body.id : await named('agency', 'agency');
  const industry = String(values.industry);
  const offices: { role: string; bodyId: string }[] = [];
  for (const [office, { party }] of Object.entries(definition.roles)) {
    if (party !== 'office' || faults.length > 0) continue;
    const found = await competentBody(database.read, office, region, industry);
    if (found) offices.push({ role: office, bodyId: found.id });
    else if (office !== 'inspector') {
      faults.push(
        fieldFault(
          'region',
          'noCompetentBody',
          text(
            `该地区没有“${definition.roles[office]?.title.zh ?? office}”，请联系平台运营方。`,
            `No ${definition.roles[office]?.title.en ?? office} is competent for this region and industry; ask the operator.`,
          ),
        ),
      );
    }
  }
  if (faults.length > 0 || !tendererId) throw refuse.invalid(faults);
  // a process without amounts asks for no unit
  const unit = typeof values.unit === 'string' ? values.unit : 'CNY';
  return { title: String(values.title), region, industry, unit, tendererId, agencyId, offices };
}
