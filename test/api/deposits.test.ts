import { pino } from 'pino';
import type { CaseLedger, DueReturn, Incident, OwnDeposit, Page, ProposalView } from '../../api/contract';
import { returnUnseen } from '../../api/deposits/return-unseen';
import { insertRow, rows } from '../../database/database';
import { publishDefinitions } from '../../database/definitions';
import { post } from '../../database/ledger';
import { openTenderDeposit } from '../../definitions/trading/open-tender-deposit';
import { accountOf, bankDesk } from '../support/bank-desk';
import { describeWithServer } from '../support/describe-with-server';
import { client, Tender, type Client } from '../support/driver';
import { startPlatform, type Platform } from '../support/platform';
import { caseRow } from '../support/rows';
import { people, type PersonName } from '../support/world';

const security = '199876.53';
/** In fen, and such as no clock shows, so that it is found wherever it does not belong. */
const canary = '19987653';

describeWithServer('the deposits of a tender', () => {
  let platform: Platform;
  let tender: Tender;
  let api: Client;
  let desk: ReturnType<typeof bankDesk>;
  const logged: string[] = [];

  const due = async (as: PersonName = 'centre') =>
    (await api.get<{ items: DueReturn[]; rate?: string }>(as, '/deposit-returns')).items;
  const ledger = (as: PersonName = 'centre'): Promise<CaseLedger> => api.get(as, `/cases/${tender.id}/ledger`);
  const propose = async (keys: readonly string[], as: PersonName = 'centre'): Promise<string> =>
    (await api.send<{ proposalId: string }>(as, 'post', '/deposit-returns', { keys })).proposalId;
  const confirm = (id: string, as: PersonName = 'centreColleague'): Promise<ProposalView> =>
    api.send(as, 'post', `/proposals/${id}/confirm`);
  const batch = async (id: string) =>
    (await api.get<ProposalView>('centre', `/proposals/${id}`)).depositReturn?.items ?? [];

  beforeAll(async () => {
    const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) });
    platform = await startPlatform({ log });
    api = client(platform);
    await publishDefinitions(platform.database, [openTenderDeposit], platform.deps.clock.now());
    tender = await Tender.open(platform, { documents: { bidSecurity: security } });
    desk = bankDesk(tender);
    await tender.reach('bidding');
  });
  afterAll(() => platform.close());

  it('are paid to a sub-account of one bidder, which is opened once and to who has the documents', async () => {
    await expect(desk.open('bidder1')).rejects.toThrow('ActionNotOpen');
    for (const who of ['bidder1', 'bidder2', 'bidder3', 'bidder4', 'bidder5', 'bidder6'] as const) {
      await tender.enter('downloadDocuments', who, { contact: '李四' });
    }
    const { asked, missing, state, mayOpen } = await desk.own('bidder1');
    expect({ asked, missing, state, mayOpen }).toEqual({
      asked: security,
      missing: security,
      state: 'none',
      mayOpen: true,
    });
    const { account } = await desk.open('bidder1');
    expect(account).toMatchObject({ payerName: '单位 bidder-1', payerAccount: accountOf('bidder1') });
    expect((await desk.open('bidder1', '6222 9999 0000')).account?.number).toBe(account?.number);
    expect((await desk.open('bidder1')).account).toEqual(account);
    await expect(desk.open('bidder1', 'my account')).rejects.toThrow('InvalidInput');
    await expect(desk.open('tenderer')).rejects.toThrow('NotFound');
    platform.bank.setOutage(true);
    await expect(desk.open('bidder2')).rejects.toThrow('Unavailable');
    platform.bank.setOutage(false);
    for (const who of ['bidder2', 'bidder3', 'bidder4', 'bidder6'] as const) await desk.open(who);
  });

  it('come in by reports that are signed, fresh and used once', async () => {
    await desk.pay('bidder1', security);
    const [transfer] = await platform.bank.transfers((await desk.own('bidder1')).account?.number ?? '');
    const body = JSON.stringify({ kind: 'transfer', transfer: { ...transfer, fen: String(transfer?.fen) } });
    const status = async (headers: Readonly<Record<string, string>>, sent = body) =>
      (await desk.post(sent, headers)).status;
    expect(await status({})).toBe(403);
    expect(await status(desk.signed(body, undefined, 'another key'))).toBe(403);
    expect(await status(desk.signed(body, undefined, undefined, 600))).toBe(403);
    expect(await status(desk.signed(body), body.replace(canary, '90000000'))).toBe(403);
    expect(await status(desk.signed(body, 'short'))).toBe(403);
    expect((await desk.own('bidder1')).held).toBe('0.00');
    const used = desk.signed(body);
    expect(await status(used)).toBe(204);
    expect(await status(used)).toBe(409);
    expect((await desk.own('bidder1')).state).toBe('in');
    const unknown = body.replace(transfer?.account ?? '', '1');
    expect(await status(desk.signed(unknown), unknown)).toBe(404);
    const none = '{"kind":"gift"}';
    expect(await status(desk.signed(none), none)).toBe(422);
  });

  it('count the same however often and in whatever order the bank reports', async () => {
    await desk.reports();
    platform.bank.reportAgain();
    await desk.reports();
    expect(await desk.own('bidder1')).toMatchObject({ held: security, missing: '0.00', state: 'in', mayOpen: false });
    await expect(desk.open('bidder1', '62220000999')).rejects.toThrow('Conflict');
  });

  it('add up, and what comes from others goes back at once', async () => {
    await desk.pay('bidder2', '150000.00');
    await desk.pay('bidder3', security, { name: '张三' });
    await desk.pay('bidder4', security, { from: '62220000123' });
    await desk.reports();
    expect(await desk.own('bidder2')).toMatchObject({ held: '150000.00', missing: '49876.53', state: 'partly' });
    expect(await desk.own('bidder3')).toMatchObject({ held: '0.00', state: 'none' });
    await desk.sends();
    const { payments, transfers } = await desk.own('bidder3');
    expect(payments).toMatchObject([{ amount: security, toName: '张三', state: 'paid', of: 'transfer' }]);
    expect(transfers).toMatchObject([{ verdict: 'otherPayer' }]);
    await desk.pay('bidder2', '49876.53');
    await desk.reports();
    expect(await desk.own('bidder2')).toMatchObject({ held: security, state: 'in' });
  });

  it('may be a letter of guarantee that lasts as long as the bids', async () => {
    const letter = await api.upload('bidder5', '保函.pdf');
    const form = { guarantor: '某银行', number: 'BH-1', amount: security, letter };
    const until = async (days: number) => (await tender.inDays(days)).slice(0, 10);
    await expect(tender.enter('submitGuarantee', 'bidder5', { ...form, validUntil: await until(30) })).rejects.toThrow(
      'InvalidInput',
    );
    await tender.enter('submitGuarantee', 'bidder5', { ...form, validUntil: await until(200) });
    expect(await desk.own('bidder5')).toMatchObject({ state: 'letter', letterAction: 'submitGuarantee' });
  });

  it('are known to nobody but their giver before the opening', async () => {
    for (const who of Object.keys(people) as PersonName[]) {
      await expect(ledger(who)).rejects.toThrow('NotFound');
      const isBidder = people[who].role === 'bidder';
      if (!isBidder) await expect(desk.own(who)).rejects.toThrow('NotFound');
      else if (who !== 'bidder1') expect(JSON.stringify(await desk.own(who))).not.toContain(accountOf('bidder1'));
    }
    for (const who of ['tenderer', 'supervisor', 'administration', 'operator', 'bidder1'] as const) {
      await expect(due(who)).rejects.toThrow('NotAllowed');
    }
    expect(await due()).toEqual([]);
    await expect(
      api.send('centre', 'post', `/cases/${tender.id}/forfeitures`, {
        bodyId: 'bidder-1',
        ground: 'revokedBid',
        reason: '试探有没有交纳',
        toAccount: '6222000000',
      }),
    ).rejects.toThrow('NotFound');
  });

  it('leave no trace in lists, pages, incidents, notifications, the log or Temporal', async () => {
    // a payment that fails is an incident, and tells of nobody
    platform.bank.setOutage(true);
    await desk.pay('bidder4', '1.00', { name: '李四' });
    platform.bank.setOutage(false);
    await desk.reports();
    platform.bank.setOutage(true);
    for (let tries = 0; tries < 6; tries += 1) await desk.sends();
    const { items } = await api.get<Page<Incident>>('operator', '/incidents');
    expect(items.filter(({ effect }) => effect === 'pay')).toMatchObject([{ kind: 'outbox', may: ['retry'] }]);
    platform.bank.setOutage(false);

    const traces = [accountOf('bidder1'), accountOf('bidder2'), 'held:', '8800000000', '"fen":', canary, '62220000123'];
    const found = (text: string) => traces.filter((trace) => text.includes(trace));
    const seen: string[] = [JSON.stringify(items)];
    for (const who of [
      'centre',
      'tenderer',
      'supervisor',
      'inspector',
      'administration',
      'operator',
      'bidder6',
    ] as const) {
      const paths = [
        ...(who === 'bidder6' || who === 'operator'
          ? []
          : ['', '/timeline', '/entries', '/documents'].map((path) => `/cases/${tender.id}${path}`)),
        ...['/cases?limit=50', '/notifications', '/tasks', '/search?q=bidder'],
        ...(who === 'operator' ? ['/health', '/deliveries', '/audit?limit=50'] : []),
      ];
      for (const path of paths) {
        seen.push(JSON.stringify(await api.get<object>(who, path).catch((error: unknown) => String(error))));
      }
    }
    expect(found(seen.join('\n').replaceAll(security, ''))).toEqual([]);
    expect(found(logged.join('\n'))).toEqual([]);
    const { events } = await platform.deps.temporal.workflow.getHandle(tender.id).fetchHistory();
    const decoded = (_name: string, value: unknown) =>
      typeof value === 'string' && value.length > 20 ? Buffer.from(value, 'base64').toString('utf8') + value : value;
    expect(found(JSON.stringify(events, decoded))).toEqual([]);
    for (const table of ['notification', 'delivery', 'audit', 'change', 'event', 'task'] as const) {
      expect(found(JSON.stringify(await rows(platform.database.read, table).find()))).toEqual([]);
    }
    await desk.sends();
  });

  it('go back by themselves while nobody may see them, shortly before the limit of the law', async () => {
    await desk.pay('bidder6', security);
    await desk.reports();
    await tender.submitBid('bidder6', '9100000');
    await tender.enter('withdrawBid', 'bidder6', {});
    expect(await returnUnseen(platform.deps)).toBe(0);
    await platform.pass('7 days');
    expect(await returnUnseen(platform.deps)).toBe(1);
    expect(await returnUnseen(platform.deps)).toBe(0);
    await desk.sends();
    expect(await desk.own('bidder6')).toMatchObject({
      state: 'returned',
      payments: [{ amount: security, interest: '0.00', state: 'paid', of: 'deposit' }],
    });
  });

  it('decide which bids count, also when the bank reports too late', async () => {
    for (const [who, price] of [
      ['bidder1', '9000000'],
      ['bidder2', '9500000'],
      ['bidder3', '8000000'],
      ['bidder4', '8500000'],
      ['bidder5', '9800000'],
    ] as const) {
      await tender.submitBid(who, price);
    }
    // booked in time, and reported to nobody before the deadline
    await desk.pay('bidder4', security);
    await tender.passDeadline();
    await tender.until('opening');
    const bids = await tender.choices('centre').catch(() => []);
    const states = await rows(platform.database.read, 'entry').findBy({ caseId: tender.id, action: 'submitBid' });
    const stateOf = (who: string) => states.find(({ bodyId, state }) => bodyId === who && state !== 'withdrawn')?.state;
    expect(['bidder-1', 'bidder-2', 'bidder-3', 'bidder-4', 'bidder-5'].map(stateOf)).toEqual([
      'valid',
      'valid',
      'unsecured',
      'valid',
      'valid',
    ]);
    expect(bids.map(({ bidder }) => bidder)).not.toContain('单位 bidder-3');
    await desk.reports();
    expect((await desk.own('bidder4')).state).toBe('in');
    await desk.pay('bidder3', security);
    await desk.reports();
    expect((await desk.own('bidder3')).transfers.at(-1)).toMatchObject({ verdict: 'late' });
    await desk.sends();
  });

  it('are known to the readers of the case from the opening on, and to no other bidder', async () => {
    for (const who of ['centre', 'tenderer', 'agency', 'supervisor', 'inspector'] as const) {
      const { deposits, open } = await ledger(who);
      expect(open).toBe(true);
      const state = (id: string): OwnDeposit['state'] | undefined => deposits.find(({ body }) => body.id === id)?.state;
      expect(['bidder-1', 'bidder-3', 'bidder-5', 'bidder-6'].map(state)).toEqual(['in', 'none', 'letter', 'returned']);
    }
    for (const who of ['bidder1', 'bidder2', 'operator', 'otherTenderer', 'otherCentre'] as const) {
      await expect(ledger(who)).rejects.toThrow('NotFound');
    }
  });

  it('can be lost for a ground of the law, which two people of the centre see', async () => {
    await tender.reach('contract');
    const input = {
      bodyId: 'bidder-2',
      ground: 'refusesContract',
      reason: '放弃中标且无正当理由',
      toAccount: '6222000011',
    };
    const path = `/cases/${tender.id}/forfeitures`;
    await expect(api.send('tenderer', 'post', path, input)).rejects.toThrow('NotAllowed');
    await expect(api.send('centre', 'post', path, { ...input, ground: 'mood' })).rejects.toThrow('InvalidInput');
    const { proposalId } = await api.send<{ proposalId: string }>('centre', 'post', path, input);
    await expect(confirm(proposalId, 'centre')).rejects.toThrow('FourEyes');
    expect((await confirm(proposalId)).forfeiture).toMatchObject({ amount: security, toName: '单位 tenderer-a' });
    await desk.sends();
    expect((await desk.own('bidder2')).state).toBe('forfeited');
    expect((await ledger()).deposits.find(({ body }) => body.id === 'bidder-2')?.payments.at(-1)).toMatchObject({
      of: 'forfeited',
      state: 'paid',
      toAccount: '6222000011',
    });
  });

  it('are due within five days of the contract, with interest, in a batch that two people order', async () => {
    expect(await due()).toEqual([]);
    await tender.reach('contractFiling');
    const found = await due();
    expect(found.map(({ body, amount, isLate }) => [body.id, amount, isLate])).toEqual(
      expect.arrayContaining([
        ['bidder-1', security, false],
        ['bidder-4', security, false],
      ]),
    );
    expect(found).toHaveLength(2);
    expect(found.every(({ interest }) => Number(interest) > 0)).toBe(true);
    expect(found[0]?.article).toContain('57');
    expect(await due('otherCentre')).toEqual([]);
    const keys = found.map(({ key }) => key);
    const elsewhere = { keys, accounts: Object.fromEntries(keys.map((key) => [key, '62220000444'])) };
    await expect(api.send('centre', 'post', '/deposit-returns', elsewhere)).rejects.toThrow('notRefused');
    platform.bank.setOutage(true);
    await expect(propose(keys)).rejects.toThrow('Unavailable');
    platform.bank.setOutage(false);
    const id = await propose(keys);
    await expect(propose(keys)).rejects.toThrow('Conflict');
    await expect(confirm(id, 'centre')).rejects.toThrow('FourEyes');
    expect((await batch(id)).map(({ state }) => state)).toEqual([undefined, undefined]);
    // the bank is out, and one of the accounts was closed meanwhile: the case goes on, each row has its result
    platform.bank.setOutage(true);
    platform.bank.closeAccount(accountOf('bidder4'));
    await confirm(id);
    await desk.sends();
    expect((await batch(id)).map(({ state }) => state)).toEqual(['ordered', 'ordered']);
    await tender.reach('archiving');
    platform.bank.setOutage(false);
    await desk.sends();
    const results = await batch(id);
    expect(results.find(({ body }) => body.id === 'bidder-1')).toMatchObject({ state: 'paid' });
    expect(results.find(({ body }) => body.id === 'bidder-4')).toMatchObject({
      state: 'refused',
      why: expect.stringContaining('销户') as string,
    });
  });

  it('keep a case from being archived while one of them lies at the bank', async () => {
    await expect(tender.act('archive', 'centre')).rejects.toThrow('bidder-4');
    const [left] = await due();
    expect(left).toMatchObject({ body: { id: 'bidder-4' }, why: expect.stringContaining('销户') as string });
    // it goes to another account of the same name, which a second person sees before it is paid
    const key = left?.key ?? '';
    const { proposalId } = await api.send<{ proposalId: string }>('centre', 'post', '/deposit-returns', {
      keys: [key],
      accounts: { [key]: '62220000444' },
    });
    expect(await batch(proposalId)).toMatchObject([{ toName: '单位 bidder-4', toAccount: '62220000444' }]);
    await confirm(proposalId);
    await desk.sends();
    expect(await batch(proposalId)).toMatchObject([{ state: 'paid' }]);
    await tender.act('archive', 'centre');
  });

  it('go back by themselves, with interest, where the tender fails and nothing is ever opened', async () => {
    const other = await Tender.open(platform, { documents: { bidSecurity: security } });
    const there = bankDesk(other);
    await other.reach('bidding');
    await other.enter('downloadDocuments', 'bidder1', { contact: '李四' });
    await there.open('bidder1');
    await there.pay('bidder1', security);
    await other.submitBid('bidder1', '9000000');
    await other.passDeadline();
    await other.until('failed');
    await expect(api.get('centre', `/cases/${other.id}/ledger`)).rejects.toThrow('NotFound');
    // a case that cannot be read comes before it, and keeps it from nothing
    await platform.database.write(async (tx) => {
      await insertRow(tx, 'case', caseRow('A', { definitionId: 'of nothing' }));
      const event = { kind: 'held', bodyId: 'bidder-1', fen: 1n } as const;
      await post(tx, { caseId: 'A', at: platform.deps.clock.now(), cause: 'transfer:of nothing', event });
    });
    const name = (payerAccount: string, who: PersonName = 'bidder1') =>
      api.send(who, 'put', `/cases/${other.id}/deposit/refund-account`, { payerAccount });
    await expect(name('62220000777')).rejects.toThrow('Conflict');
    // the account that it came from was closed: its owner alone can name another, which nobody may see either
    platform.bank.closeAccount(accountOf('bidder1'));
    expect(await returnUnseen(platform.deps)).toBe(1);
    await there.sends();
    expect(await there.own('bidder1')).toMatchObject({ mayRedirect: true, payments: [{ state: 'refused' }] });
    expect(await returnUnseen(platform.deps)).toBe(0);
    for (const who of ['centre', 'tenderer'] as const)
      await expect(name('62220000777', who)).rejects.toThrow('NotFound');
    await expect(name('62220000777', 'bidder2')).rejects.toThrow('Conflict');
    await name('62220000777');
    expect(await returnUnseen(platform.deps)).toBe(1);
    await there.sends();
    expect(await there.own('bidder1')).toMatchObject({
      ...{ state: 'returned', mayRedirect: false },
      payments: [{ state: 'refused' }, { state: 'paid', toAccount: '62220000777' }],
    });
  });

  it('that are none and that the bank refuses are sent back again, later each time, where nobody may see them', async () => {
    const failing = await Tender.open(platform, { documents: { bidSecurity: security } });
    const there = bankDesk(failing);
    await failing.reach('bidding');
    await failing.enter('downloadDocuments', 'bidder1', { contact: '李四' });
    await there.open('bidder1');
    platform.bank.closeAccount('62229999001');
    await there.pay('bidder1', security, { name: '张三', from: '62229999001' });
    await there.reports();
    await there.sends();
    const refused = async () => (await there.own('bidder1')).payments.map(({ state }) => state);
    expect(await refused()).toEqual(['refused']);
    expect(await returnUnseen(platform.deps)).toBe(0);
    await failing.passDeadline();
    await failing.until('failed');
    expect(await returnUnseen(platform.deps)).toBe(1);
    await there.sends();
    expect(await refused()).toEqual(['refused', 'refused']);
    await platform.pass('1 day');
    expect(await returnUnseen(platform.deps)).toBe(0);
    await platform.pass('40 days');
    expect(await returnUnseen(platform.deps)).toBe(1);
    await there.sends();
    expect(await refused()).toEqual(['refused', 'refused', 'refused']);
    expect((await there.own('bidder1')).transfers).toMatchObject([{ verdict: 'otherPayer', payerName: '张三' }]);
  });
});
