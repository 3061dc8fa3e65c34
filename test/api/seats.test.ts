import type { CaseSeats, Room, RoomBookings } from '../../api/contract';
import { rows } from '../../database/database';
import { publishDefinitions } from '../../database/definitions';
import { defineProcess } from '../../definitions/language';
import { openTender } from '../../definitions/trading/open-tender';
import { describeWithServer } from '../support/describe-with-server';
import { Tender } from '../support/driver';
import { startPlatform, type Platform } from '../support/platform';
import type { PersonName } from '../support/world';

const { evaluation } = openTender.stages;
const { signReport, ...others } = evaluation.actions;
/** The open tender whose report is printed. */
const printed = defineProcess({
  ...openTender,
  version: '2026-3-printed',
  stages: {
    ...openTender.stages,
    evaluation: { ...evaluation, actions: { ...others, signReport: { ...signReport, issues: 'evaluationReport' } } },
  },
});

const hour = 3_600_000;

describeWithServer('an evaluation in several places', () => {
  let platform: Platform;
  let tender: Tender;
  let rooms: Room[];
  /** The seat of the other centre in which the first expert sits: either of two bookings at one moment may have won. */
  let farSeat: number;

  const room = (name: string): Room => {
    const found = rooms.find((one) => one.name === name);
    if (!found) throw new Error(`There is no room ${name}`);
    return found;
  };
  /** A full hour so many hours from now. */
  const at = (hours: number): string =>
    new Date(Math.floor(Date.parse(platform.deps.clock.now()) / hour) * hour + hours * hour).toISOString();
  const book = (name: string, seats: readonly number[], as: PersonName = 'centre', of = tender) =>
    tender.api.send<CaseSeats>(as, 'post', `/cases/${of.id}/seats`, {
      ...{ roomId: room(name).id, seats, from: at(0), until: at(6) },
    });
  const seats = (as: PersonName = 'centre') => tender.api.get<CaseSeats>(as, `/cases/${tender.id}/seats`);
  const bookings = (as: PersonName) => tender.api.get<RoomBookings>(as, `/rooms/bookings?from=${at(-24)}&to=${at(24)}`);
  const seatIn = async (name: string, number: number): Promise<string> =>
    (await seats()).seats.find((one) => one.room.name === name && one.seat === number)?.id ?? '';
  const sit = (as: PersonName, seat: string, code: string) =>
    tender.api.send<CaseSeats>(as, 'post', `/cases/${tender.id}/seats/${seat}/sign-in`, { code });
  const beat = (as: PersonName) => tender.api.send(as, 'post', `/cases/${tender.id}/seat-presence`, {});

  beforeAll(async () => {
    platform = await startPlatform();
    await publishDefinitions(platform.database, [printed], platform.deps.clock.now());
    tender = await Tender.open(platform);
    await tender.reach('evaluation');
    await tender.formCommittee();
    const add = (as: PersonName, name: string, shared: boolean) =>
      tender.api.send(as, 'post', '/rooms', { name, address: '人民路1号', seats: 4, shared });
    await add('centre', '昆明一室', false);
    await add('otherCentre', '大理一室', true);
    await add('otherCentre', '大理二室', false);
    rooms = [
      ...(await tender.api.get<{ items: Room[] }>('centre', '/rooms')).items,
      ...(await tender.api.get<{ items: Room[] }>('otherCentre', '/rooms')).items,
    ];
  });
  afterAll(() => platform.close());

  it('books seats of several centres, each hour of a seat once, whoever asks at the same moment', async () => {
    await expect(
      tender.api.send('supervisor', 'post', '/rooms', { name: 'x', address: 'x', seats: 1, shared: true }),
    ).rejects.toThrow('NotAllowed');
    expect((await tender.api.get<{ items: Room[] }>('centre', '/rooms')).items.map(({ name }) => name).sort()).toEqual([
      '大理一室',
      '昆明一室',
    ]);
    await book('昆明一室', [1, 2, 3]);
    const both = await Promise.allSettled([book('大理一室', [1, 2]), book('大理一室', [2, 3])]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await rows(platform.database.read, 'seatHour').countBy({ roomId: room('大理一室').id })).toBe(12);
    for (const refused of [book('大理二室', [1]), book('昆明一室', [9])]) {
      await expect(refused).rejects.toThrow('InvalidInput');
    }
    // as long as instants are: written out, its hours would take all the memory that there is
    const ages = { from: '0001-01-01T00:00:00Z', until: '9999-12-31T23:00:00Z' };
    const endless = { roomId: room('昆明一室').id, seats: [4], ...ages };
    await expect(tender.api.send('centre', 'post', `/cases/${tender.id}/seats`, endless)).rejects.toThrow('wrongSpan');
    await expect(book('昆明一室', [4], 'otherCentre')).rejects.toThrow('NotFound');
    await expect(book('昆明一室', [4], 'supervisor')).rejects.toThrow('NotAllowed');
    const spare = await seatIn('昆明一室', 3);
    await tender.api.send('centre', 'delete', `/cases/${tender.id}/seats/${spare}`);
    await book('昆明一室', [3, 4]);
  });

  it('shows every centre what is booked in its rooms, with the code that hangs there', async () => {
    const dali = await bookings('otherCentre');
    expect(dali.items).toMatchObject([
      { room: { name: '大理一室' }, caseId: tender.id, bookedBy: { id: 'centre-kunming' } },
    ]);
    expect((await bookings('centre')).items.flatMap(({ seats: numbers }) => numbers).sort()).toEqual([1, 2, 3, 4]);
    await expect(bookings('expert1')).rejects.toThrow('NotAllowed');
    expect(JSON.stringify(await seats('supervisor'))).not.toContain(dali.items[0]?.code);
  });

  it('lets members of the committee sign in where they sit, one to a seat', async () => {
    const dali = (await bookings('otherCentre')).items[0];
    const kunming = (await bookings('centre')).items[0];
    const far = (await seats()).seats.filter(({ room: { name } }) => name === '大理一室');
    const first = far[0]?.id ?? '';
    farSeat = far[0]?.seat ?? 0;
    await expect(sit('expert1', first, kunming?.code ?? '')).rejects.toThrow('InvalidInput');
    await expect(sit('expert6', first, dali?.code ?? '')).rejects.toThrow('NotFound');
    await expect(sit('centre', first, dali?.code ?? '')).rejects.toThrow('NotAllowed');
    await sit('expert1', first, dali?.code ?? '');
    await expect(sit('expert2', first, dali?.code ?? '')).rejects.toThrow('Conflict');
    await expect(sit('expert1', far[1]?.id ?? '', dali?.code ?? '')).rejects.toThrow('Conflict');
    for (const [index, expert] of (['expert2', 'expert3', 'expert4', 'expert5'] as const).entries()) {
      await sit(expert, await seatIn('昆明一室', index + 1), kunming?.code ?? '');
    }
    const view = await seats();
    expect(view.sitesAway).toEqual([]);
    expect(view.seats.find(({ id }) => id === first)).toMatchObject({ name: '人员 expert-1', isHere: true });
    // the committee is secret until its time, and so is the door behind which it sits
    expect(JSON.stringify(await seats('supervisor'))).not.toContain('expert-');
    for (const stranger of ['tenderer', 'agency', 'bidder1'] as const) {
      await expect(seats(stranger)).rejects.toThrow('NotFound');
    }
  });

  it('looks at no code any more when somebody has tried several, and at those of others', async () => {
    const seat = await seatIn('昆明一室', 4);
    const wrong = (as: PersonName) => sit(as, seat, '00000000');
    for (let tries = 0; tries < 4; tries += 1) await expect(wrong('expert1')).rejects.toThrow('InvalidInput');
    await Promise.allSettled([wrong('expert1'), wrong('expert1')]);
    const right = (await bookings('centre')).items[0]?.code ?? '';
    const refused = sit('expert1', seat, right);
    await expect(refused).rejects.toThrow('TooManyAttempts');
    await expect(refused).rejects.toThrow('15 min');
    await expect(wrong('expert2')).rejects.toThrow('InvalidInput');
    await platform.pass(15 * 60_000);
    // now it is looked at: expert1 sits elsewhere already
    await expect(sit('expert1', seat, right)).rejects.toThrow('Conflict');
  });

  it('sees a site drop out, and loses nothing when it returns', async () => {
    const draft = `/cases/${tender.id}/drafts/submitSheet`;
    await tender.api.send('expert1', 'put', draft, { form: { noConflict: true } });
    const { database } = platform;
    await database.write((tx) =>
      rows(tx, 'seat').update({ userId: 'expert-1' }, { heardAt: Date.now() - 10 * 60_000 }),
    );
    const without = await seats('supervisor');
    expect(without.sitesAway).toEqual(['大理一室']);
    await platform.pass(10 * 60_000);
    await beat('expert1');
    const back = await seats();
    expect(back.sitesAway).toEqual([]);
    expect(back.seats.find(({ name }) => name === '人员 expert-1')?.gaps).toHaveLength(1);
    expect(await tender.api.get('expert1', draft)).toMatchObject({
      form: { noConflict: true },
    });
    await expect(beat('expert6')).rejects.toThrow('NotFound');
  });

  it('begins anew with whoever takes a seat that was given up, also while its page still says that it is there', async () => {
    const first = (await seats()).seats.find(({ name }) => name === '人员 expert-1');
    const free = () => tender.api.send('centre', 'post', `/cases/${tender.id}/seats/${first?.id ?? ''}/free`);
    const [freed] = await Promise.allSettled([free(), beat('expert1'), beat('expert1'), beat('expert1')]);
    expect(freed.status).toBe('fulfilled');
    expect((await seats()).seats.find(({ id }) => id === first?.id)).toEqual({
      ...first,
      ...{ isTaken: false, gaps: [], name: undefined, seatedAt: undefined, isHere: undefined, lastAt: undefined },
    });
    await sit('expert1', first?.id ?? '', (await bookings('otherCentre')).items[0]?.code ?? '');
  });

  it('names in the report where every member sat who signed it', async () => {
    for (const expert of ['expert1', 'expert2', 'expert3', 'expert4', 'expert5'] as const) {
      await tender.handInSheet(expert);
    }
    await tender.signReport();
    const paper = async () =>
      rows(platform.database.read, 'paper').findOneBy({ caseId: tender.id, kind: 'evaluationReport' });
    let found = await paper();
    for (const end = Date.now() + 30_000; !found && Date.now() < end; found = await paper()) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const { members } = found?.data as unknown as { members: { name: string; site: string }[] };
    expect(members.map(({ site }) => site).sort()).toEqual(
      [1, 2, 3, 4]
        .map((number) => `单位 centre-kunming 昆明一室 ${number}号`)
        .concat(`单位 centre-dali 大理一室 ${farSeat}号`)
        .sort(),
    );
  });
});
