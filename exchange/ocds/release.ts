import { publicationsOf, publicCaseAt, type PublicCase, type Publication } from '../public-case';
import { awardsOf, contractsOf } from './awards';
import type { NoticeMeaning } from './notice-meaning';
import type { Release } from './open-contracting';
import { openParty, organizations, referenceTo } from './parties';
import { bidsOf, tenderOf } from './tender';
import { deadlineIn, tell, type PublicAddresses, type Told } from './told';

/** The id of the contracting process of a case, the same for all its releases. */
export const ocidOf = (prefix: string, caseId: string): string => `${prefix}-${caseId}`;

/** What kind of release it is. Before the call for tenders nothing but plans and their end can be told. */
function tagsOf(told: Told, { kind, id }: Publication): string[] {
  if (kind === 'certificate') return ['awardUpdate'];
  const notice = told.notices.find((one) => one.id === id);
  if (!notice) return ['tenderUpdate'];
  const { meaning } = notice;
  const came = (what: NoticeMeaning) => told.notices.some((one) => one.meaning === what && one.seq < notice.seq);
  if (meaning === 'call') return [came('call') ? 'tenderUpdate' : 'tender'];
  if (meaning === 'award') return [came('award') ? 'awardUpdate' : 'award'];
  if (meaning === 'contract') return [came('contract') ? 'contractUpdate' : 'contract'];
  if (meaning === 'termination' || meaning === 'failure') return ['tenderCancellation'];
  if (!came('call')) return [told.notices[0]?.id === id ? 'planning' : 'planningUpdate'];
  return [meaning === 'amendment' || deadlineIn(told, notice) !== undefined ? 'tenderAmendment' : 'tenderUpdate'];
}

/**
 * All that was public of a case when that had just become public, as an OCDS 1.1 release: each tells everything, so the
 * newest one is the state of the case. It is made of notices and certificates only.
 */
export function releaseOf(
  whole: PublicCase,
  publication: Publication,
  prefix: string,
  addresses?: PublicAddresses,
): Release {
  const file = publicCaseAt(whole, publication);
  const told = tell(file, addresses);
  const buyer = openParty(told, 'tenderer');
  const details = bidsOf(told);
  const awards = awardsOf(told);
  const contracts = contractsOf(told);
  const number = file.notices.find(({ id }) => id === publication.id)?.number ?? publication.id;
  return {
    ocid: ocidOf(prefix, file.id),
    id: number,
    date: publication.at,
    tag: tagsOf(told, publication),
    language: 'zh',
    initiationType: 'tender',
    parties: organizations(told),
    ...(buyer && { buyer: referenceTo(buyer) }),
    tender: tenderOf(told),
    ...(details.length > 0 && {
      bids: { statistics: [{ id: 'bids', measure: 'bids', value: details.length }], details },
    }),
    ...(awards.length > 0 && { awards }),
    ...(contracts.length > 0 && { contracts }),
    ...(file.follows && {
      relatedProcesses: [
        {
          id: file.follows.id,
          relationship: ['unsuccessfulProcess'],
          title: file.follows.title,
          scheme: 'ocid',
          identifier: ocidOf(prefix, file.follows.id),
        },
      ],
    }),
  };
}

/** Every release of a case, oldest first. */
export const releasesOf = (file: PublicCase, prefix: string, addresses?: PublicAddresses): Release[] =>
  publicationsOf(file).map((publication) => releaseOf(file, publication, prefix, addresses));

/** The state of a case: its newest release, under the tag that OCDS gives to what is compiled from many. */
export function compiledOf(releases: readonly Release[]): Release | undefined {
  const last = releases.at(-1);
  return last && { ...last, id: `${last.ocid}-${last.date}`, tag: ['compiled'] };
}
