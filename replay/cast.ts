import type { CaseView } from '../api/contract';
import { jurisdictionOf } from './case-file';
import { openProject, type Form } from './case-desk';
import type { BidKey } from '../domain/sealing/bid-key';
import { paper, upload } from './paper';
import type { People } from './people';
import type { ScorePlan } from './score-plan';
import { PlatformRefusal, type Session } from './session';
import { inLanes, seats, type Script, type Seat } from './script';

/** A bidder at its seat, ready to bid: its session, its bid document as a PDF, and the key that it seals with. */
export interface Bidder extends Seat {
  readonly session: Session;
  readonly document: Uint8Array<ArrayBuffer>;
  readonly key: BidKey;
}

/** Everybody who acts in a case before it begins. */
export interface Cast {
  readonly tenderer: Session;
  /** The agency where there is one, else the tenderer. */
  readonly manager: Session;
  readonly managerName: string;
  readonly tendererId: string;
  readonly agencyId: string | undefined;
  readonly region: string;
  readonly bidders: readonly Bidder[];
}

const lanes = 4;

/** The nearest region that the platform knows: the region itself, the city or province around it, or the first of all. */
export function knownRegion(region: string, known: readonly string[]): string {
  const around = [region, `${region.slice(0, 4)}00`, `${region.slice(0, 2)}0000`];
  return around.find((code) => known.includes(code)) ?? known[0] ?? region;
}

/** Finds or creates the bodies and accounts of a case, logs everybody in and lets the bidders write their documents. */
export async function castFor(script: Script, people: People): Promise<Cast> {
  const region = knownRegion(script.region, people.regions);
  const tenderer = await people.body(script.tenderer, 'tenderer', region);
  const agency = script.agency === undefined ? undefined : await people.body(script.agency, 'agency', region);
  const tendererSession = await people.at(tenderer, 'tenderer');
  const bidders: Bidder[] = [];
  await inLanes(seats(script.bids), lanes, async (seat) => {
    const session = await people.at(await people.body(seat.body, 'bidder', region), 'bidder');
    const document = paper(`${script.title} 投标文件`, [seat.body]);
    bidders.push({ ...seat, session, document, key: await people.bidKey(`${script.title}/${seat.body}`) });
  });
  return {
    tenderer: tendererSession,
    manager: agency === undefined ? tendererSession : await people.at(agency, 'agency'),
    managerName: agency === undefined ? 'tenderer' : 'agency',
    tendererId: tenderer.id,
    agencyId: agency?.id,
    region,
    bidders: bidders.sort((a, b) => a.index - b.index),
  };
}

/** Registers the project; creates the offices of the region where there are none. Gives the ids of its cases. */
export async function startProject(
  script: Script,
  cast: Cast,
  people: People,
  key: string,
  more: Form = {},
): Promise<string[]> {
  const form = {
    title: script.title,
    region: cast.region,
    industry: script.industry,
    unit: script.unit,
    better: script.better,
    ...(script.estimate !== undefined && { estimate: script.estimate }),
    ...(cast.agencyId !== undefined && { agency: cast.agencyId }),
    ...more,
  };
  const open = async () => openProject(cast.tenderer, jurisdictionOf(script), form, key);
  try {
    return (await open()).cases.map(({ id }) => id);
  } catch (error) {
    const missing =
      error instanceof PlatformRefusal && error.problem?.faults?.some(({ rule }) => rule === 'noCompetentBody');
    if (!missing) throw error;
    await people.body(`公共资源交易中心（${cast.region}）`, 'centre', cast.region);
    await people.body(`行政监督部门（${cast.region} ${script.industry}）`, 'supervisor', cast.region, [
      script.industry,
    ]);
    return (await open()).cases.map(({ id }) => id);
  }
}

/** A session of the office that has that role in the case. */
export function office(view: CaseView, role: 'centre' | 'supervisor', people: People): Promise<Session> {
  const body = view.parties.find((party) => party.role === role)?.body;
  if (!body) throw new Error(`${view.id}: no ${role}`);
  return people.at(body, role);
}

/** The form of the tender documents. */
export async function tenderDocuments(script: Script, cast: Cast, plan: ScorePlan): Promise<Form> {
  const source = script.source === undefined ? '' : `\n资料来源：${script.source}`;
  return {
    tenderDocument: await upload(cast.manager, '招标文件', `${script.title} 招标文件`, [script.tenderer]),
    noticeText: `${script.title}已具备招标条件，现进行公开招标。${source}`,
    qualification: '具有承担本项目的相应资质、业绩和能力。',
    ...statedEvaluation(script, plan),
  };
}

/** How bids are evaluated, and what bounds their prices. */
export const statedEvaluation = (script: Script, { criteria }: ScorePlan): Form => ({
  method: script.method,
  ...(criteria.length > 0 && { criteria }),
  ...(script.ceiling !== undefined && { ceiling: script.ceiling }),
  ...(script.floor !== undefined && { floor: script.floor }),
  ...(script.deposit !== undefined && { bidSecurity: script.deposit }),
});
