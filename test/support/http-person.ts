import { randomUUID } from 'node:crypto';

/** A person who works over HTTP, logged in once. */
export interface HttpPerson {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: object): Promise<T>;
}

/** Logs in at a platform with the demo password. @throws Error with the answer of the platform when it refuses */
export async function logIn(url: string, login: string): Promise<HttpPerson> {
  let cookie = '';
  const send = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const answer = await fetch(`${url}/api${path}`, {
      method,
      headers: { cookie, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const set = answer.headers.get('set-cookie');
    if (set) cookie = set.split(';', 1)[0] ?? '';
    if (!answer.ok) throw new Error(`${method} ${path} → ${answer.status} ${(await answer.text()).slice(0, 500)}`);
    return (await answer.json()) as T;
  };
  await send('POST', '/session', { login, password: 'demo-2026' });
  return { get: (path) => send('GET', path), post: (path, body) => send('POST', path, body) };
}

/** A key that no request had before. */
export const newKey = (): string => randomUUID();
