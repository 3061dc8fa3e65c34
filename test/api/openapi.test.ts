import { readFileSync } from 'node:fs';
import path from 'node:path';
import { startApi, type Answer, type TestApi } from '../support/api';
import { testDatabases, type TestDatabase } from '../support/databases';

type Operation = {
  operationId: string;
  responses: Record<string, unknown>;
  parameters?: { in: string; name: string }[];
};
interface Document {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Operation>>;
}

/** The routes that ROUTES.md promises, as `GET /cases/{id}`; it lists several in a cell. */
function promised(): string[] {
  const text = readFileSync(path.join(__dirname, '../../api/contract/ROUTES.md'), 'utf8');
  const cells = [...text.matchAll(/^\| ((?:GET|POST|PUT|DELETE)[^|]*)\|/gm)].map(([, cell = '']) => cell);
  return cells.flatMap((cell) => {
    let methods: string[] = [];
    let base = '';
    return cell
      .replace(/\(no login\)/g, '')
      .replace(/GET, PUT, DELETE/, 'GET+PUT+DELETE')
      .replace(/GET\/PUT/, 'GET+PUT')
      .split(/[,·\s]+/)
      .flatMap((word) => {
        if (word === '') return [];
        if (/^[A-Z+]+$/.test(word)) {
          methods = word.split('+');
          return [];
        }
        const given = (word.split('?')[0] ?? '').replace(/:(\w+)/g, '{$1}');
        // `/release` after `/tasks/:id/claim` stands for `/tasks/:id/release`
        const isTail = base.includes('{id}') && !given.includes('{') && base.startsWith('/tasks');
        const full = isTail ? base.replace(/\/\w+$/, given) : given;
        base = full;
        return methods.map((method) => `${method} ${full}`);
      });
  });
}

describe('the description of the API', () => {
  let test: TestDatabase;
  let api: TestApi;
  beforeAll(async () => {
    const [[, open] = []] = testDatabases;
    if (!open) throw new Error('no database');
    test = await open();
    api = await startApi(test);
  });
  afterAll(async () => {
    await api.close();
    await test.close();
  });
  const read = async () => (await api.stranger().get('/api/openapi.json').expect(200)).body as Document;

  it('names every route that ROUTES.md promises', async () => {
    const { paths } = await read();
    const there = Object.entries(paths).flatMap(([route, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${route}`),
    );
    const missing = promised().filter((each) => !there.includes(each) && !/openapi\.json|\/docs/.test(each));
    expect(promised().length).toBeGreaterThan(50);
    expect(missing).toEqual([]);
  });

  it('is sound: unique operations, every parameter of a path, an answer and a refusal', async () => {
    const { openapi, paths } = await read();
    expect(openapi).toBe('3.1.0');
    const all = Object.entries(paths).flatMap(([route, operations]) =>
      Object.values(operations).map((operation) => ({ route, operation })),
    );
    const ids = all.map(({ operation }) => operation.operationId);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    for (const { route, operation } of all) {
      const inPath = [...route.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect((operation.parameters ?? []).filter((each) => each.in === 'path').map((each) => each.name)).toEqual(
        inPath,
      );
      expect(Object.keys(operation.responses)).toHaveLength(2);
    }
  });

  it('has a page to read it that keeps to the security policy', async () => {
    const { text, headers } = (await api.stranger().get('/api/docs/').expect(200)) as Answer;
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    expect(text).not.toMatch(/<script>(?!\s*<\/script>)/);
    expect(text).not.toMatch(/(src|href)="https?:/);
  });

  it('refuses a path that does not exist as a problem', async () => {
    const { body } = (await api.stranger().get('/api/nonsense').expect(404)) as Answer;
    expect(body).toMatchObject({ code: 'NotFound' });
  });
});
