import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';
import { arrows } from './arrows.mjs';
import { docComment } from './doc-comment.mjs';
import { fileName } from './file-name.mjs';

const platform = { rules: { arrows, 'doc-comment': docComment, 'file-name': fileName } };
const extensions = ['.ts', '.tsx', '.mjs', '.js', '.json'];

/** What the linter says of the architecture: places, arrows, cycles. Needs no types, so it is quick on its own. */
export default [
  {
    files: ['**/*.{ts,tsx,mjs}'],
    languageOptions: { parser: tseslint.parser },
    plugins: { platform, 'import-x': importX },
    settings: {
      'import-x/extensions': ['.ts', '.tsx'],
      'import-x/resolver-next': [createNodeResolver({ extensions })],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
    },
    rules: {
      'platform/file-name': 'error',
      'platform/arrows': 'error',
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
    },
  },
];
