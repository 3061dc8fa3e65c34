import path from 'node:path';

const empty = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'types', 'shared']);
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/;
const pascal = /^[A-Z][A-Za-z0-9]*(\.test)?$/;
const hook = /^use[A-Z][A-Za-z0-9]*$/;

function refusal(filename) {
  const { name, ext } = path.parse(filename);
  if (empty.has(name)) return `"${name}" says nothing: name the file after the thing in it`;
  if (ext === '.tsx')
    return name === 'main' || pascal.test(name) || hook.test(name) ? undefined : 'a component’s file is PascalCase';
  return kebab.test(name) || hook.test(name) ? undefined : 'a file’s name is kebab-case';
}

/** Holds file names to the style: kebab-case, PascalCase for components, never a drawer for odds and ends. */
export const fileName = {
  meta: { type: 'suggestion', schema: [], messages: { refused: '{{why}}' } },
  create: (context) => ({
    Program(node) {
      const why = refusal(context.filename);
      if (why !== undefined) context.report({ node, loc: { line: 1, column: 0 }, messageId: 'refused', data: { why } });
    },
  }),
};
