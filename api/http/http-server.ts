import { createServer, type RequestListener, type Server } from 'node:http';

/** An upload over a slow line takes its time. */
const longestRequestMs = 2 * 3_600_000;
/** A connection on which nothing moves: an upload that stopped in the middle. Event streams beat more often. */
const longestSilenceMs = 60_000;

/** The server with its limits of time; Node's own has none for a body that does not come. It listens to nothing yet. */
export function httpServer(app: RequestListener, silenceMs: number = longestSilenceMs): Server {
  const server = createServer(app);
  server.requestTimeout = longestRequestMs;
  server.timeout = silenceMs;
  return server;
}
