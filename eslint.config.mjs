import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import architecture from './lint/architecture.config.mjs';

const refusedSyntax = [
  { selector: 'TSEnumDeclaration', message: 'Use a union of words instead of an enum.' },
  {
    selector: "NewExpression[callee.name='Date'][arguments.0.value=/^\\d{4}-\\d{2}-\\d{2}$/]",
    message: 'A bare date is a date of the law, not an instant: keep the string.',
  },
];

const environment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'The environment is read once, in configuration.ts.',
};

/** One evaluation of these modules serves all cases of a worker, see docs/decisions/0027. */
const sharedState = [
  "Program > VariableDeclaration[kind='let']",
  "Program > ExportNamedDeclaration > VariableDeclaration[kind='let']",
  "Program > VariableDeclaration > VariableDeclarator[init.type='NewExpression'][init.callee.name=/^(Map|Set)$/]:not([id.typeAnnotation.typeAnnotation.typeName.name=/^Readonly/])",
].map((selector) => ({ selector, message: 'All cases of a worker share this module: keep no state in it.' }));

export default defineConfig(
  { ignores: ['**/dist/**', '**/node_modules/**', 'var/**', 'coverage/**', 'portal/**'] },
  js.configs.recommended,
  architecture,
  {
    rules: {
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
      'no-restricted-syntax': ['error', ...refusedSyntax],
      eqeqeq: 'error',
      'prefer-const': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'platform/doc-comment': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true, allowAny: false, allowNullish: false },
      ],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { arguments: false, attributes: false } },
      ],
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-empty-object-type': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
    },
  },
  {
    files: ['{definitions,workflows,activities,adapters,domain,database,payloads,verification,api}/**/*.ts'],
    rules: { 'no-console': 'error', 'no-restricted-syntax': ['error', ...refusedSyntax, environment] },
  },
  {
    files: ['{workflows,definitions,domain}/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...refusedSyntax, environment, ...sharedState] },
  },
  {
    // TypeORM declares its options as classes and documents plain objects
    files: ['database/**/*.ts'],
    rules: { '@typescript-eslint/no-unsafe-class-instance-assignment': 'off' },
  },
  {
    files: ['admin-ui/src/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
    languageOptions: { globals: globals.browser },
  },
  { files: ['**/*.tsx', 'test/**', 'bench/**'], rules: { 'platform/doc-comment': 'off' } },
  {
    files: ['test/**/*.ts'],
    rules: { '@typescript-eslint/unbound-method': 'off', '@typescript-eslint/require-await': 'off' },
  },
  { files: ['**/*.mjs', '**/*.cjs'], languageOptions: { globals: globals.node } },
);
