import { meSchema, problemSchema, type PlatformRole, type Problem } from '../api/contract';

/** The platform as a function, like `fetch`: a path such as `/api/clock` and what to send. */
export type Api = (path: string, request: RequestInit) => Promise<Response>;

/** The API of a running platform. */
export const apiAt = (url: string): Api => {
  const base = url.replace(/\/+$/, '');
  return (path, request) => fetch(base + path, { signal: AbortSignal.timeout(60_000), ...request });
};

/** Reads an answer into what the contract promises; a zod schema is one. */
export interface Reader<T> {
  parse(value: unknown): T;
}

/** The platform refused a request. */
export class PlatformRefusal extends Error {
  override readonly name = 'PlatformRefusal';

  constructor(
    readonly status: number,
    readonly problem: Problem | undefined,
    request: string,
  ) {
    const faults = problem?.faults?.map(({ path, message }) => `${path}: ${message.zh} ${message.en}`) ?? [];
    const said = problem
      ? [`${problem.code}: ${problem.message.zh} ${problem.message.en}`, ...faults]
      : [`HTTP ${status}`];
    super(`${request}: ${said.join('; ')}`);
  }

  get code(): Problem['code'] | undefined {
    return this.problem?.code;
  }
}

/** The platform does not answer, after every try. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/** Who logs in, and as what they act. */
export interface Credentials {
  readonly login: string;
  readonly password: string;
  readonly role: PlatformRole;
  /** Name of the body; any where it is not given. */
  readonly body?: string;
}

/** What goes along with a request. */
type Content = string | Uint8Array<ArrayBuffer>;

const firstWait = 250;
const longestWait = 8_000;
const patience = 90_000;
/** How long to queue where the platform limits log-ins. */
const longestQueue = 30 * 60_000;

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/**
 * What one person does over HTTP. Logs in when first needed, and again when the session has ended. A request that is
 * lost, answered with a fault of the platform or slowed down is sent again unchanged: acts and entries carry a key, and
 * every other request does no harm twice.
 */
export class Session {
  private cookie: string | undefined;
  private loggingIn: Promise<void> | undefined;

  constructor(
    private readonly api: Api,
    private readonly credentials?: Credentials,
  ) {}

  get<T>(path: string, reader: Reader<T>): Promise<T> {
    return this.send('GET', path, reader);
  }

  post<T>(path: string, body: unknown, reader: Reader<T>): Promise<T> {
    return this.send('POST', path, reader, JSON.stringify(body), { 'content-type': 'application/json' });
  }

  put<T>(path: string, body: unknown, reader: Reader<T>): Promise<T> {
    return this.send('PUT', path, reader, JSON.stringify(body), { 'content-type': 'application/json' });
  }

  upload<T>(path: string, content: Uint8Array<ArrayBuffer>, type: string, reader: Reader<T>): Promise<T> {
    return this.send('POST', path, reader, content, { 'content-type': type });
  }

  /** Sends anything. @throws PlatformRefusal, Unreachable */
  async send<T>(
    method: string,
    path: string,
    reader: Reader<T>,
    body?: Content,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<T> {
    if (this.credentials && this.cookie === undefined) await this.logIn();
    let response = await this.trySending(method, path, body, headers);
    if (response.status === 401 && this.credentials) {
      this.cookie = undefined;
      await this.logIn();
      response = await this.trySending(method, path, body, headers);
    }
    if (!response.ok) throw await refusalIn(response, `${method} ${path}`);
    const answer: unknown = response.status === 204 ? undefined : await response.json();
    return reader.parse(answer);
  }

  private async logIn(): Promise<void> {
    this.loggingIn ??= this.beginSession().finally(() => (this.loggingIn = undefined));
    await this.loggingIn;
  }

  private async beginSession(): Promise<void> {
    if (!this.credentials) return;
    const { login, password, role, body } = this.credentials;
    const json = { 'content-type': 'application/json' };
    const response = await this.trySending('POST', '/api/session', JSON.stringify({ login, password }), json);
    if (!response.ok) throw await refusalIn(response, `POST /api/session (${login})`);
    const me = meSchema.parse(await response.json());
    this.cookie = response.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
    const wanted = me.memberships.find((one) => one.role === role && (body === undefined || one.body.name === body));
    if (!wanted) throw new Error(`${login}: ${role} ${body ?? ''}`);
    if (wanted.id === me.acting.id) return;
    const change = JSON.stringify({ membershipId: wanted.id });
    const changed = await this.trySending('PUT', '/api/session/acting', change, json);
    if (!changed.ok) throw await refusalIn(changed, 'PUT /api/session/acting');
    await changed.arrayBuffer();
  }

  private async trySending(
    method: string,
    path: string,
    body: Content | undefined,
    headers: Readonly<Record<string, string>>,
  ): Promise<Response> {
    const since = Date.now();
    const isLate = (wait: number, most: number) => Date.now() - since + wait > most;
    for (let wait = firstWait; ; wait = Math.min(wait * 2, longestWait)) {
      const tried = await this.once(method, path, body, headers);
      if (tried instanceof Response && tried.status < 500 && tried.status !== 429) return tried;
      const slowedDown = tried instanceof Response && tried.status === 429;
      if (isLate(wait, slowedDown ? longestQueue : patience)) {
        if (tried instanceof Response) return tried;
        throw new Unreachable(`${method} ${path}: ${tried.message}`);
      }
      const asked = tried instanceof Response ? Number(tried.headers.get('retry-after') ?? 0) * 1000 : 0;
      if (tried instanceof Response) await tried.arrayBuffer().catch(() => undefined);
      await sleep(Math.max(wait, asked) + Math.random() * firstWait);
    }
  }

  private async once(
    method: string,
    path: string,
    body: Content | undefined,
    headers: Readonly<Record<string, string>>,
  ): Promise<Response | Error> {
    try {
      return await this.api(path, {
        method,
        headers: { ...headers, ...(this.cookie !== undefined && { cookie: this.cookie }) },
        ...(body !== undefined && { body }),
      });
    } catch (error) {
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
      return cause instanceof Error ? cause : new Error(String(cause));
    }
  }
}

async function refusalIn(response: Response, request: string): Promise<PlatformRefusal> {
  const text = await response.text();
  try {
    return new PlatformRefusal(response.status, problemSchema.parse(JSON.parse(text)), request);
  } catch {
    return new PlatformRefusal(response.status, undefined, request);
  }
}
