import { isBuiltin } from 'node:module';
import path from 'node:path';
import { layout } from './layout.mjs';

const root = path.dirname(import.meta.dirname);
const folders = Object.keys(layout).sort((a, b) => b.length - a.length);

/** The place of the layout that a file belongs to, or its own path when the layout does not know it. */
function placeOf(file) {
  const inside = path
    .relative(root, file)
    .split(path.sep)
    .join('/')
    .replace(/\.[cm]?[jt]sx?$/, '');
  return folders.find((folder) => inside === folder || inside.startsWith(`${folder}/`)) ?? inside;
}

const packageOf = (source) =>
  source
    .split('/')
    .slice(0, source.startsWith('@') ? 2 : 1)
    .join('/');

/** Says why `from` may not import `source`, or undefined when it may. */
function refusal(file, source, typesOnly) {
  const from = placeOf(file);
  const place = layout[from];
  if (place === undefined) return undefined;
  if (!source.startsWith('.')) {
    if (isBuiltin(source)) return place.builtins === false ? `${from} may not use Node's ${source}` : undefined;
    const name = packageOf(source);
    return place.packages === undefined || place.packages.includes(name)
      ? undefined
      : `${from} may not use the package ${name}`;
  }
  const to = placeOf(path.resolve(path.dirname(file), source));
  if (to === from || place.imports.includes(to)) return undefined;
  if (place.types?.includes(to)) return typesOnly ? undefined : `${from} may import ${to} as types only`;
  return `${from} may not import ${to}`;
}

const isTypesOnly = (node) =>
  node.importKind === 'type' ||
  node.exportKind === 'type' ||
  (node.specifiers?.length > 0 && node.specifiers.every((each) => (each.importKind ?? each.exportKind) === 'type'));

/** Refuses every import against the arrows of the layout. */
export const arrows = {
  meta: { type: 'problem', schema: [], messages: { refused: '{{why}} (see lint/layout.mjs)' } },
  create(context) {
    const check = (node, source, typesOnly) => {
      if (typeof source?.value !== 'string') return;
      const why = refusal(context.filename, source.value, typesOnly);
      if (why !== undefined) context.report({ node, messageId: 'refused', data: { why } });
    };
    const statement = (node) => check(node, node.source, isTypesOnly(node));
    return {
      ImportDeclaration: statement,
      ExportNamedDeclaration: statement,
      ExportAllDeclaration: statement,
      ImportExpression: (node) => check(node, node.source, false),
      TSImportType: (node) => check(node, node.source ?? node.argument?.literal, true),
      TSExternalModuleReference: (node) => check(node, node.expression, false),
      "CallExpression[callee.name='require']": (node) => check(node, node.arguments[0], false),
    };
  },
};
