/**
 * Lints texts as if they stood in the files named: reads [[file, text], …] as JSON from standard input and
 * prints the messages of each. A process of its own because ESLint loads its configuration as an ES module.
 */
import { text } from 'node:stream/consumers';
import { ESLint } from 'eslint';

const eslint = new ESLint({ overrideConfigFile: 'lint/architecture.config.mjs' });
const answers = [];
for (const [filePath, source] of JSON.parse(await text(process.stdin))) {
  const [result] = await eslint.lintText(source, { filePath });
  answers.push((result?.messages ?? []).map(({ ruleId, message }) => `${ruleId}: ${message}`));
}
process.stdout.write(JSON.stringify(answers));
