import { z } from 'zod';
import { caseSeatsSchema, roomSchema, type CaseView, type Room } from '../api/contract';
import { Stuck, type CaseDesk } from './case-desk';
import { office } from './cast';
import type { People } from './people';
import type { PlatformClock } from './platform-clock';
import type { Session } from './session';

const rooms = z.object({ items: z.array(roomSchema) });
const hourMs = 3_600_000;
const hours = 24;

/** Rooms as their centres keep them; `host` is a centre that lends one. */
const ownRoom = { name: '远程评标一室', address: '昆明市呈贡区示例路1号3楼', seats: 8, shared: false };
const lentRoom = { name: '安宁远程评标室', address: '安宁市示例街12号2楼', seats: 4, shared: true };
const host = { name: '示例安宁市公共资源交易中心', region: '530181' };

async function roomAt(centre: Session, room: typeof ownRoom): Promise<Room> {
  const find = ({ items }: z.output<typeof rooms>) => items.find(({ name, isOwn }) => isOwn && name === room.name);
  const found = find(await centre.get('/api/rooms', rooms)) ?? find(await centre.post('/api/rooms', room, rooms));
  if (!found) throw new Stuck(`no room ${room.name}`);
  return found;
}

/** The centre books seats for the committee from the present hour on, some at home and some in the room of another. */
export async function bookSites(
  { desk, people, clock }: { readonly desk: CaseDesk; readonly people: People; readonly clock: PlatformClock },
  view: CaseView,
): Promise<void> {
  const centre = await office(view, 'centre', people);
  const path = `/api/cases/${desk.caseId}/seats`;
  if ((await centre.get(path, caseSeatsSchema)).seats.length > 0) return;
  const home = await roomAt(centre, ownRoom);
  const away = await roomAt(await people.at(await people.body(host.name, 'centre', host.region), 'centre'), lentRoom);
  await clock.read();
  const from = Math.floor(clock.now() / hourMs) * hourMs;
  const span = { from: new Date(from).toISOString(), until: new Date(from + hours * hourMs).toISOString() };
  await centre.post(path, { roomId: home.id, seats: [1, 2, 3], ...span }, caseSeatsSchema);
  await centre.post(path, { roomId: away.id, seats: [1, 2], ...span }, caseSeatsSchema);
}
