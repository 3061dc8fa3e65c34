import request from 'supertest';
import type { Notice, PublicTender } from '../../api/contract';
import { publishDefinitions } from '../../database/definitions';
import { checkDefinition, text, type Process } from '../../definitions/language';
import { openTender } from '../../definitions/trading/open-tender';
import { sha256 } from '../../domain/hash';
import { describeWithServer } from '../support/describe-with-server';
import { fiveExperts, Tender } from '../support/driver';
import { startPlatform, type Platform } from '../support/platform';
import { people } from '../support/world';

/** The open tender where the law has the committee named in public once the award is certified. */
const namingCommittee: Process = {
  ...openTender,
  version: 'committee-1',
  jurisdiction: 'HK',
  stages: {
    ...openTender.stages,
    certification: {
      ...openTender.stages.certification,
      actions: {
        issueCertificate: {
          ...openTender.stages.certification.actions.issueCertificate,
          publishes: 'committeeNotice',
        },
      },
    },
  },
  notices: {
    ...openTender.notices,
    committeeNotice: {
      title: text('评标委员会成员公告', 'Members of the committee'),
      fields: [],
      tables: ['committee'],
    },
  },
};

const nameOf = (expert: (typeof fiveExperts)[number] | 'expert6'): string => `人员 ${people[expert].login}`;

describeWithServer('the notices of an open tender', () => {
  let platform: Platform;
  beforeAll(async () => {
    platform = await startPlatform();
  });
  afterAll(() => platform.close());

  const publicText = async (path: string): Promise<string> => (await request(platform.app).get(`/api${path}`)).text;

  it('link every correction of the published deadline to the notice that it corrects, with the instants', async () => {
    const tender = await Tender.open(platform);
    await tender.reach('bidding');
    const first = await tender.dueAt();
    await tender.act('issueAddendum', 'agency', { addendum: '更正联系电话', affectsBids: false });
    const second = await tender.inDays(30);
    await tender.act('issueAddendum', 'agency', { addendum: '更正图纸', affectsBids: true, bidDeadline: second });
    await tender.enter('downloadDocuments', 'bidder1', { contact: '李四' });
    await tender.enter('askQuestion', 'bidder1', { question: '以何者为准？' });
    await tender.untilOffered('answerQuestion', 'agency');
    const [about] =
      (await tender.view('agency')).actions.find(({ action }) => action === 'answerQuestion')?.about ?? [];
    await tender.act('answerQuestion', 'agency', { answer: '以图纸为准' }, { about: about?.id });
    await tender.notices('clarification');
    const third = await tender.inDays(40);
    await tender.act('postpone', 'centre', { reason: '系统故障', newDeadline: third });
    const notices = await tender.notices('postponement');

    const [notice, telephone, drawings, clarification, postponement] = notices;
    const linked = ({ amends }: Notice) => amends && [amends.number, amends.hash, amends.deadline];
    expect(notices.map(({ kind }) => kind)).toEqual([
      'tenderNotice',
      'addendum',
      'addendum',
      'clarification',
      'postponement',
    ]);
    if (!notice || !telephone || !drawings || !clarification || !postponement) throw new Error('a notice is missing');
    expect(linked(notice)).toBeUndefined();
    expect(linked(telephone)).toEqual([notice.number, notice.hash, undefined]);
    expect(linked(drawings)).toEqual([telephone.number, telephone.hash, { from: first, to: second }]);
    expect(linked(clarification)).toBeUndefined();
    expect(linked(postponement)).toEqual([drawings.number, drawings.hash, { from: second, to: third }]);

    expect([notice.tenderer, notice.agency]).toEqual(['单位 tenderer-a', '单位 agency-a']);
    for (const { id, hash } of notices) expect(sha256(await publicText(`/public/notices/${id}/content`))).toBe(hash);
    const { takesBids, deadlineAt } = JSON.parse(await publicText(`/public/tenders/${tender.id}`)) as PublicTender;
    expect([takesBids, deadlineAt]).toEqual([true, third]);
  });

  it('never name the committee before the award, and name it after where the law says so', async () => {
    expect(checkDefinition(namingCommittee)).toEqual([]);
    await publishDefinitions(platform.database, [namingCommittee], platform.deps.clock.now());
    const tender = await Tender.open(platform, { jurisdiction: 'HK' });
    const readByAll = async () => {
      const { notices } = JSON.parse(await publicText(`/public/tenders/${tender.id}`)) as PublicTender;
      const pages = notices.flatMap(({ id }) => [`/public/notices/${id}`, `/public/notices/${id}/content`]);
      const paths = [`/public/tenders/${tender.id}`, `/public/notices?caseId=${tender.id}&limit=200`, ...pages];
      return (await Promise.all(paths.map(publicText))).join('\n');
    };

    await tender.reach('evaluation');
    await tender.formCommittee();
    await tender.act('replaceMember', 'centre', {
      member: people.expert5.login,
      substitute: people.expert6.login,
      reason: '临时有事',
    });
    const members = ['expert1', 'expert2', 'expert3', 'expert4', 'expert6'] as const;
    for (const expert of members) await tender.handInSheet(expert);
    await tender.untilOffered('signReport', 'expert1');
    for (const expert of members) await tender.act('signReport', expert);
    await tender.until('candidates');
    await tender.reach('certification');
    await tender.notices('awardNotice');
    const before = await readByAll();
    expect(before).toContain('awardNotice');
    for (const expert of [...fiveExperts, 'expert6'] as const) expect(before).not.toContain(nameOf(expert));

    await tender.reach('contract');
    const notices = await tender.notices('committeeNotice');
    const after = await readByAll();
    for (const expert of members) expect(after).toContain(nameOf(expert));
    expect(after).not.toContain(nameOf('expert5'));
    const published = notices.find(({ kind }) => kind === 'committeeNotice');
    expect(published?.tables).toMatchObject([
      { title: { zh: '评标委员会名单' }, rows: members.map((expert) => [nameOf(expert)]) },
    ]);
  });
});
