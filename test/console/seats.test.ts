import type { CaseSeats, Room, RoomBookings } from '../../api/contract';
import { describeInBrowser, openConsole, type ConsoleInBrowser } from '../support/browser';
import { Tender } from '../support/driver';
import { pageFaults } from '../support/page-faults';
import { startPlatform, type Platform } from '../support/platform';
import type { PersonName } from '../support/world';

describeInBrowser('an evaluation in several places in the console', () => {
  let platform: Platform;
  let browser: ConsoleInBrowser;
  let tender: Tender;
  beforeAll(async () => {
    platform = await startPlatform();
    tender = await Tender.open(platform);
    await tender.reach('evaluation');
    await tender.formCommittee();
    browser = await openConsole(platform);
  });
  afterAll(async () => {
    await browser.close();
    await platform.close();
  });

  it('is arranged by the centre and joined by an expert with the code of the room', async () => {
    const page = await browser.page('centre');
    await page.goto(`${browser.url}/rooms`);
    await page.getByLabel('名称').fill('昆明一室');
    await page.getByLabel('地址').fill('人民路1号');
    await page.getByLabel('席位数').fill('6');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('cell', { name: '昆明一室' }).waitFor();
    const { items } = await tender.api.get<{ items: Room[] }>('centre', '/rooms');
    const from = `${new Date(Date.parse(platform.deps.clock.now())).toISOString().slice(0, 13)}:00:00.000Z`;
    const until = new Date(Date.parse(from) + 8 * 3_600_000).toISOString();
    await tender.api.send('centre', 'post', `/cases/${tender.id}/seats`, {
      ...{ roomId: items[0]?.id, seats: [1, 2], from, until },
    });
    const booked = await tender.api.get<RoomBookings>('centre', `/rooms/bookings?from=${from}&to=${until}`);
    await page.reload();
    await page.getByText(booked.items[0]?.code ?? '').waitFor();

    const expert = await browser.page('expert1');
    await expert.goto(`${browser.url}/cases/${tender.id}`);
    await expert
      .getByLabel('签到码')
      .first()
      .fill(booked.items[0]?.code ?? '');
    await expert.getByRole('button', { name: '就座' }).first().click();
    await expert.getByText('在线', { exact: true }).first().waitFor();
    const seats = await tender.api.get<CaseSeats>('centre', `/cases/${tender.id}/seats`);
    expect(seats.seats.filter(({ isHere }) => isHere)).toHaveLength(1);
    expect(browser.faults()).toEqual([]);
  });

  it.each<[string, PersonName, () => string]>([
    ['the rooms of a centre', 'centre', () => '/rooms'],
    ['the seats of a case, for its centre', 'centre', () => `/cases/${tender.id}/evaluation`],
    ['the seats of a case, for its supervisor', 'supervisor', () => `/cases/${tender.id}/evaluation`],
    ['one’s seat', 'expert1', () => `/cases/${tender.id}`],
  ])('fit both screens, speak one language and have no serious fault: %s', async (_what, person, address) => {
    expect(await pageFaults(browser, person, address())).toEqual([]);
  });
});
