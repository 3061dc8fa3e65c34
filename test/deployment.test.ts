import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readConfiguration } from '../configuration';

const root = path.join(__dirname, '..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** What others are looked at because of. */
const set: Readonly<Record<string, string>> = { SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'trade@example.com' };

/** Every variable that the configuration looks at. */
function variables(): Set<string> {
  const seen = new Set<string>();
  const noting = new Proxy<Record<string, string>>(
    {},
    {
      get: (_target, name) => {
        seen.add(String(name));
        return set[String(name)];
      },
    },
  );
  readConfiguration(noting);
  return seen;
}

/** What `npm start` alone asks for, or what is as it is within a container. */
const notForContainers = [
  'PORT',
  'TEMPORAL_PORT',
  'TEMPORAL_UI_PORT',
  'TIME_SCALE',
  'SEED',
  'TEMPORAL_NAMESPACE',
  'PDF_FONT',
  'PDF_FONT_BOLD',
];

describe('the composition of containers', () => {
  const compose = read('docker-compose.yml');
  const dockerfile = read('Dockerfile');
  const ofPlatform = (): string => {
    const migration = /\n {2}migration:\n[\s\S]*?\n\n/.exec(compose)?.[0] ?? '';
    return compose.slice(compose.indexOf('x-platform:'), compose.indexOf('\nservices:')) + migration;
  };
  const given = (): string[] => [...ofPlatform().matchAll(/^ {4,6}([A-Z][A-Z_]+):/gm)].map(([, name = '']) => name);

  it('gives the platform every variable that it knows, and no other', () => {
    const known = variables();
    expect(given().filter((name) => !known.has(name))).toEqual([]);
    expect([...known].filter((name) => !given().includes(name) && !notForContainers.includes(name))).toEqual([]);
  });

  it('runs programs and copies files that are there', () => {
    const commands = [...compose.matchAll(/command: node (\S+) (\S+)/g)].flatMap(([, ...files]) => files);
    const built = [...dockerfile.matchAll(/^(?:RUN|CMD) .*$/gm)].flatMap(
      ([line]) => line.match(/[\w/-]+\.(?:mjs|ts)/g) ?? [],
    );
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, files = '']) =>
      files.split(' '),
    );
    expect([commands.length, built.length, copied.length].every((count) => count > 3)).toBe(true);
    expect([...commands, ...built, ...copied].filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  });

  it('leaves out of the image nothing that is copied or run', () => {
    const left = read('.dockerignore')
      .split('\n')
      .filter((line) => /^\w/.test(line));
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, files = '']) =>
      files.split(' '),
    );
    expect(copied.filter((file) => left.includes(file.split('/')[0] ?? ''))).toEqual([]);
  });

  it('meets at one port', () => {
    const port = /PORT=(\d+)/.exec(dockerfile)?.[1] ?? 'no port';
    expect(dockerfile).toContain(`EXPOSE ${port}`);
    expect(compose).toContain(`--to api:${port}`);
    expect(compose).toContain(`http://127.0.0.1:${port}/healthz`);
  });
});

describe('the README', () => {
  it('names every variable of the configuration, and no other', () => {
    const rows = read('README.md')
      .split('\n')
      .filter((line) => /^\| `[A-Z][A-Z_]+`/.test(line));
    const named = rows.flatMap((line) =>
      [...(line.split('|')[1] ?? '').matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name),
    );
    expect(named.toSorted()).toEqual([...variables()].filter((name) => name !== 'NODE_ENV').toSorted());
  });

  it('names every command that there is', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = new Set([...read('README.md').matchAll(/`npm (?:run )?([a-z-]+)/g)].map(([, name]) => name));
    expect([...named].filter((name) => !Object.hasOwn(scripts, name ?? ''))).toEqual([]);
    const forDevelopers = ['demo', 'record-histories', 'format:check'];
    expect(Object.keys(scripts).filter((name) => !named.has(name) && !forDevelopers.includes(name))).toEqual([]);
  });
});
