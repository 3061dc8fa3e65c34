import type { Request, Response } from 'express';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { route, type Route } from '../http/route';
import { tokenOf } from '../session/session-cookie';
import { changeFeed } from './change-feed';
import { openListener, type Listener } from './listener';

const pollMs = 300;
const beatMs = 15_000;
/** Streams of one session: one for each open page of the console, and some to spare. */
const mostStreams = 20;

/** Fans the one feed of changes out to all streams of this process; it reads only while somebody listens. */
function broadcaster(deps: ApiDependencies) {
  const feed = changeFeed(deps);
  const listeners = new Set<Listener>();
  let timers: NodeJS.Timeout[] = [];
  let reading = false;

  const quietly = (work: Promise<unknown>) =>
    work.catch((error: unknown) => deps.log.warn({ err: error }, 'the event stream could not be fed'));
  const poll = async () => {
    if (reading) return;
    reading = true;
    try {
      const changes = await feed.next();
      if (changes.length > 0) await Promise.all([...listeners].map((listener) => quietly(listener.tell(changes))));
    } finally {
      reading = false;
    }
  };
  const start = async () => {
    await feed.start();
    if (timers.length > 0 || listeners.size === 0) return;
    timers = [
      setInterval(() => void quietly(poll()), pollMs).unref(),
      setInterval(() => listeners.forEach((listener) => void quietly(listener.beat())), beatMs).unref(),
    ];
  };
  return {
    feed,
    async add(listener: Listener) {
      listeners.add(listener);
      if (listeners.size === 1) await start();
    },
    remove(listener: Listener) {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      timers.forEach((timer) => clearInterval(timer));
      timers = [];
    },
  };
}

/** Server-sent events: what changed on screen, as far as the session may read it. */
export function eventRoutes(deps: ApiDependencies): Route[] {
  const broadcast = broadcaster(deps);
  const open = new Map<string, number>();
  const begin = async (me: SignedIn, req: Request, res: Response): Promise<void> => {
    const token = tokenOf(req);
    if (token === undefined) throw refuse.notSignedIn();
    if (res.closed) return;
    const streams = open.get(me.sessionId) ?? 0;
    if (streams >= mostStreams) throw refuse.tooMany(60);
    open.set(me.sessionId, streams + 1);
    const listener = openListener(deps.database, token, me, res);
    // before anything is awaited: the client may leave at once
    res.once('close', () => {
      broadcast.remove(listener);
      const left = (open.get(me.sessionId) ?? 1) - 1;
      if (left > 0) open.set(me.sessionId, left);
      else open.delete(me.sessionId);
    });
    await broadcast.add(listener);
    res.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    });
    res.write('retry: 2000\n\n');
    const lastId = Number(req.get('last-event-id'));
    if (!Number.isInteger(lastId) || lastId <= 0) return;
    const missed = await broadcast.feed.since(lastId);
    if (missed) await listener.tell(missed);
    else listener.tellAll();
  };
  return [
    route({
      method: 'get',
      path: '/events',
      summary: 'Server-sent events: what changed on screen',
      access: 'session',
      produces: 'text/event-stream',
      handler: ({ me, req, res }) => begin(me, req, res),
    }),
  ];
}
