import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { root } from './folders.mjs';

const cache = path.join(root, 'node_modules', '.cache', 'programs');
/** What a pack depends on beside its modules. */
const conditions = ['package-lock.json', 'tsconfig.json', 'scripts/start/packed-program.mjs'];
/** Somebody may still run the pack of yesterday's code, but a day later its stacks alone are read from it. */
const staleAfterMs = 86_400_000;

const read = (file) => readFileSync(path.join(root, file));

/** Changes with any of these files, and with where they lie: a pack holds the folders of its modules. */
function hashOf(files, contentOf = read) {
  const hash = createHash('sha256').update(root);
  for (const file of files) hash.update(`\0${file}\0`).update(contentOf(file));
  return hash.digest('hex');
}

const loaders = { '.ts': 'ts', '.mts': 'ts', '.js': 'js', '.mjs': 'js', '.cjs': 'js', '.json': 'json' };

/**
 * Keeps what the compiler was given of each file, whatever becomes of it while the pack is made; and lets a module find
 * the files beside its source, wherever the pack lies.
 */
const reading = (contents) => ({
  name: 'reading',
  setup({ onLoad }) {
    onLoad({ filter: /./, namespace: 'file' }, ({ path: file }) => {
      const loader = loaders[path.extname(file)];
      if (loader === undefined) return undefined;
      const content = readFileSync(file);
      contents.set(path.relative(root, file).replaceAll(path.sep, '/'), content);
      const source = content.toString('utf8');
      const folder =
        loader === 'ts' && source.includes('__dirname')
          ? `const __dirname = ${JSON.stringify(path.dirname(file))};`
          : '';
      return { loader, contents: folder + source };
    });
  },
});

function removeStale() {
  for (const name of readdirSync(cache)) {
    const place = path.join(cache, name);
    if (statSync(place).mtimeMs < Date.now() - staleAfterMs) rmSync(place, { recursive: true, force: true });
  }
}

/** The pack of that program which is there, if its sources are still what they were. */
function known(index) {
  if (!existsSync(index)) return undefined;
  const { file, sources, hash } = JSON.parse(readFileSync(index, 'utf8'));
  const pack = path.join(cache, file);
  const isThere = [pack, ...sources.map((source) => path.join(root, source))].every((each) => existsSync(each));
  return isThere && hashOf(sources) === hash ? pack : undefined;
}

/**
 * The file that a program (`server.ts`, by its path in the project) is packed into, with all modules of the project that it
 * needs and without packages: it starts in a third of the time that reading and translating hundreds of modules takes.
 * It is packed when it is first asked for, and when its sources have changed.
 * @throws the error of the file system where nothing can be kept
 */
export async function packedProgram(program) {
  const name = program.replace(/\.ts$/, '').replaceAll(/[\\/]/g, '-');
  const index = path.join(cache, `${name}.json`);
  const found = known(index);
  if (found !== undefined) return found;

  mkdirSync(cache, { recursive: true });
  removeStale();
  const folder = mkdtempSync(path.join(cache, `${name}-`));
  const file = path.join(folder, `${name}.cjs`);
  // read before the compiler reads them: where one changes meanwhile, the next start packs anew
  const contents = new Map(conditions.map((condition) => [condition, read(condition)]));
  const { build } = await import('esbuild'); // not loaded where a pack is there
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [program],
    outfile: file,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    keepNames: true,
    sourcemap: 'linked',
    sourcesContent: false,
    metafile: true,
    plugins: [reading(contents)],
    logLevel: 'silent',
  });
  const sources = [...Object.keys(metafile.inputs), ...conditions].sort();
  const aside = path.join(folder, 'index.json');
  const hash = hashOf(sources, (source) => contents.get(source) ?? read(source));
  writeFileSync(aside, JSON.stringify({ file: path.relative(cache, file), sources, hash }));
  renameSync(aside, index);
  return file;
}
