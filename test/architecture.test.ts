import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.dirname(__dirname);

/** What the linter says of the texts, one list of messages each. */
function lint(cases: readonly (readonly [file: string, text: string])[]): string[][] {
  const run = spawnSync(process.execPath, ['test/support/lint-texts.mjs'], {
    cwd: root,
    input: JSON.stringify(cases.map(([file, text]) => [path.join(root, file), text])),
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout) as string[][];
}

const refused = [
  ['definitions/trading/example.ts', "import '../../workflows/runtime/case';", 'definitions may not import workflows'],
  ['definitions/trading/example.ts', "import { z } from 'zod';", 'definitions may not use the package zod'],
  ['definitions/language/example.ts', "import { readFileSync } from 'node:fs';", 'may not use Node'],
  ['definitions/language/example.ts', "import '../trading/open-tender';", 'may not import definitions'],
  ['workflows/runtime/example.ts', "import { createHash } from 'crypto';", 'workflows may not use Node'],
  ['workflows/runtime/example.ts', "import { send } from '../../activities/notify';", 'activities as types only'],
  ['workflows/runtime/example.ts', "import '../../database/case-row';", 'workflows may not import database'],
  ['domain/example.ts', "import 'node:fs';", 'domain may not use Node'],
  ['domain/example.ts', "import '../database/case-row';", 'domain may not import database'],
  ['activities/example.ts', "import '../adapters/store/folder';", 'activities may not import adapters'],
  ['activities/ports/example.ts', "import '../../database/case-row';", 'activities/ports may not import database'],
  ['adapters/store/example.ts', "import '../../api/server';", 'adapters may not import api'],
  ['database/example.ts', "import '../activities/notify';", 'database may not import activities'],
  [
    'database/example.ts',
    "import { openTender } from '../definitions/trading/open-tender';",
    'definitions as types only',
  ],
  ['api/contract/example.ts', "import 'express';", 'api/contract may not use the package express'],
  ['api/contract/example.ts', "export * from '../routes/cases';", 'api/contract may not import api'],
  ['api/example.ts', "const late = import('../workflows/runtime/case');", 'workflows as types only'],
  ['api/example.ts', "import '../adapters/store/folder';", 'api may not import adapters'],
  ['admin-ui/src/Example.tsx', "import '../../api/routes/cases';", 'admin-ui may not import api'],
  ['admin-ui/src/Example.tsx', "import '../../database/case-row';", 'admin-ui may not import database'],
  ['domain/utils.ts', 'export const one = 1;', 'name the file after the thing in it'],
  ['domain/workingDays.ts', 'export const one = 1;', 'kebab-case'],
] as const;

const allowed = [
  ['definitions/trading/example.ts', "import { text } from '../language/text';"],
  ['workflows/runtime/example.ts', "import type { send } from '../../activities/notify';"],
  ['workflows/runtime/example.ts', "import { type send, type draw } from '../../activities/notify';"],
  ['workflows/trading/example.ts', "import { condition } from '@temporalio/workflow';"],
  ['database/example.ts', "import type { Process } from '../definitions/language/process';"],
  ['api/example.ts', "import type { act } from '../workflows/runtime/case';"],
  ['api/contract/example.ts', "import { z } from 'zod'; import '../../definitions/language/text';"],
  ['admin-ui/src/Example.tsx', "import '../../api/contract/problem'; import 'react-admin';"],
  ['worker.ts', "import './adapters/store/folder'; import './activities/notify';"],
] as const;

describe('the architecture', () => {
  it('refuses every import against the arrows, and every name that says nothing', () => {
    const messages = lint(refused.map(([file, text]) => [file, text]));
    for (const [index, [file, text, why]] of refused.entries()) {
      expect({ file, text, messages: messages[index] }).toEqual({
        file,
        text,
        messages: [expect.stringContaining(why)],
      });
    }
  });

  it('allows the imports along the arrows', () => {
    expect(lint(allowed)).toEqual(allowed.map(() => []));
  });

  it('refuses a cycle of imports', () => {
    mkdirSync(path.join(root, 'var'), { recursive: true });
    const folder = mkdtempSync(path.join(root, 'var', 'cycle-'));
    try {
      const egg = "import { hen } from './hen';\nexport const egg = () => hen();\n";
      writeFileSync(path.join(folder, 'egg.ts'), egg);
      writeFileSync(
        path.join(folder, 'hen.ts'),
        "import { egg } from './egg';\nexport const hen = (): unknown => egg();\n",
      );
      expect(lint([[path.relative(root, path.join(folder, 'egg.ts')), egg]])).toEqual([
        [expect.stringContaining('Dependency cycle')],
      ]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('has every test that the table of attacks on sealed bids names', () => {
    const told = readFileSync(path.join(root, 'docs', 'sealed-bids.md'), 'utf8');
    const named = [...told.matchAll(/\| `(test\/[\w/.-]+)`\s*\| “(.+)”\s*\|$/gm)];
    expect(named.length).toBeGreaterThan(14);
    for (const [, file = '', name = ''] of named) {
      expect([file, readFileSync(path.join(root, file), 'utf8').includes(`('${name}'`) ? name : '']).toEqual([
        file,
        name,
      ]);
    }
  });
});
