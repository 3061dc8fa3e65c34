import { awardCriteria, namedFields, procurement } from './named-fields';
import type { NoticeMeaning } from './notice-meaning';
import type { Amendment, Bid, Lot, Milestone, Tender, TenderStatus } from './open-contracting';
import { documentsWith } from './documents';
import { bidsIn, openParty, referenceTo } from './parties';
import { deadlineIn, lastTold, moneyTold, textTold, worth, type Told, type ToldNotice } from './told';

const has = ({ notices }: Told, meaning: NoticeMeaning): boolean => notices.some((one) => one.meaning === meaning);

/** Where a tender stands, as far as that is public. */
export function tenderStatus(told: Told): TenderStatus {
  if (has(told, 'termination')) return 'cancelled';
  if (has(told, 'failure')) return 'unsuccessful';
  if (has(told, 'award')) return 'complete';
  return has(told, 'call') ? 'active' : 'planned';
}

/** Notices about awards and contracts stand there, not at the tender. */
const belongsToTender = ({ meaning }: ToldNotice): boolean => meaning !== 'award' && meaning !== 'contract';

/** The bid deadline as it stands. */
export const bidDeadline = (told: Told): string | undefined =>
  told.notices.flatMap((notice) => deadlineIn(told, notice) ?? []).at(-1);

function amendmentsOf(told: Told): Amendment[] {
  const amendments: Amendment[] = [];
  let deadline: string | undefined;
  for (const notice of told.notices) {
    const given = deadlineIn(told, notice);
    const moves = deadline !== undefined && given !== undefined && given !== deadline;
    if (notice.meaning === 'amendment' || (moves && notice.meaning !== 'call')) {
      const text = notice.content.fields.find(({ type, value }) => type === 'text' && typeof value === 'string')?.value;
      amendments.push({
        id: notice.number,
        date: notice.publishedAt,
        description: moves ? `${notice.content.title.zh}：${deadline ?? ''} → ${given}` : notice.content.title.zh,
        ...(typeof text === 'string' && { rationale: text }),
        releaseID: notice.number,
      });
    }
    deadline = given ?? deadline;
  }
  return amendments;
}

/** What happened, and the opening that is to come. */
function milestonesOf(told: Told): Milestone[] {
  const deadline = bidDeadline(told);
  const opened = told.notices.find(({ meaning }) => meaning === 'opening');
  const opening: Milestone[] =
    deadline === undefined
      ? []
      : [
          {
            id: 'opening',
            title: '开标',
            type: 'assessment',
            code: 'opening',
            dueDate: deadline,
            ...(opened && { dateMet: opened.publishedAt }),
            status: opened ? 'met' : has(told, 'failure') || has(told, 'termination') ? 'notMet' : 'scheduled',
          },
        ];
  const others = told.notices
    .filter(({ meaning }) => ['candidates', 'suspension', 'resumption', 'termination', 'failure'].includes(meaning))
    .map(({ number, kind, meaning, content, publishedAt }): Milestone => ({
      id: number,
      title: content.title.zh,
      type: meaning === 'candidates' ? 'assessment' : 'engagement',
      code: kind,
      dateMet: publishedAt,
      status: 'met',
    }));
  return [...opening, ...others];
}

/** The published bids, with rank and score where the candidates have been published. */
export function bidsOf(told: Told): Bid[] {
  const { file } = told;
  const candidates = new Map(bidsIn(told, 'candidates').map((one) => [one.bid, one]));
  const opened = bidsIn(told, 'opening');
  const all = opened.length > 0 ? opened : [...candidates.values()];
  return all.map(({ bid, bidder, price, receivedAt }) => {
    const { rank, score } = candidates.get(bid) ?? {};
    return {
      id: bid,
      ...(receivedAt !== undefined && { date: receivedAt }),
      status: 'valid',
      tenderers: [referenceTo(bidder)],
      ...worth(price, file.unit),
      ...(rank !== undefined && { rank }),
      ...(score !== undefined && { score }),
      relatedLots: [file.id],
    };
  });
}

/** The tender as the notices tell it. */
export function tenderOf(told: Told): Tender {
  const { file, notices } = told;
  const status = tenderStatus(told);
  const call = notices.find(({ meaning }) => meaning === 'call');
  const endDate = bidDeadline(told);
  const method = lastTold(told, namedFields.method);
  const methodName = typeof method?.value === 'string' ? method.value : undefined;
  const entity = openParty(told, 'agency') ?? openParty(told, 'tenderer');
  const value = moneyTold(told, namedFields.ceiling);
  const minValue = moneyTold(told, namedFields.floor);
  const description = textTold(told, namedFields.noticeText);
  const eligibilityCriteria = textTold(told, namedFields.qualification);
  const tenderers = bidsIn(told, 'opening').map(({ bidder }) => referenceTo(bidder));
  const known = procurement[file.definition.process];
  const criteria = methodName === undefined ? undefined : awardCriteria[methodName];
  const details = methodName === undefined ? undefined : method?.options?.[methodName]?.zh;
  const lot: Lot = { id: file.id, title: file.lot ?? file.title, status, ...(value && { value }) };
  return {
    id: file.id,
    title: file.lot === undefined ? file.title : `${file.title} · ${file.lot}`,
    ...(description !== undefined && { description }),
    status,
    ...(entity && { procuringEntity: referenceTo(entity) }),
    ...(value && { value }),
    ...(minValue && { minValue }),
    ...(known && { procurementMethod: known.method, mainProcurementCategory: known.category }),
    procurementMethodDetails: file.definition.title.zh,
    ...(criteria !== undefined && { awardCriteria: criteria }),
    ...(details !== undefined && { awardCriteriaDetails: details }),
    submissionMethod: ['electronicSubmission'],
    ...(eligibilityCriteria !== undefined && { eligibilityCriteria }),
    ...(call && { tenderPeriod: { startDate: call.publishedAt, ...(endDate !== undefined && { endDate }) } }),
    ...(call && { hasEnquiries: notices.some(({ meaning }) => meaning === 'clarification') }),
    ...(tenderers.length > 0 && { numberOfTenderers: tenderers.length, tenderers }),
    documents: notices.filter(belongsToTender).flatMap((notice) => documentsWith(told, notice)),
    milestones: milestonesOf(told),
    amendments: amendmentsOf(told),
    lots: [lot],
  };
}
