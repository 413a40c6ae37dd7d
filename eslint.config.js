import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';

/** Ways of writing that harm wherever they stand; each message says what to do instead. */
const bannedSyntax = [
  {
    selector: "MemberExpression[object.name='sql'][property.name='raw']",
    message: 'sql.raw lets text become SQL. Use a parameter, or sql.ref / sql.table for a name.',
  },
  {
    selector: "CallExpression[callee.property.name='fork'][callee.object.name=/^(child_process|childProcess|cp)$/]",
    message: 'fork does not work in the packed app (RunAsNode is off). Use a worker thread (src-main/jobs).',
  },
];
const bannedImports = {
  paths: [
    {
      name: 'better-sqlite3',
      message: 'The raw database handle stays in src-main/database: writes past Kysely vanish with its rollback.',
    },
    ...['node:child_process', 'child_process'].map((name) => ({
      name,
      importNames: ['fork'],
      message: 'fork does not work in the packed app (RunAsNode is off). Use a worker thread (src-main/jobs).',
    })),
  ],
};
const noWindow = {
  selector: "NewExpression[callee.name='BrowserWindow']",
  message: 'Windows are described and opened in src-main/shells/desktop/window.ts only.',
};

export default defineConfig(
  {
    ignores: ['node_modules', 'out', 'dist', 'screens', 'test-results', 'playwright-report', 'bench-results', '.data'],
  },
  js.configs.recommended,
  {
    files: ['**/*.{ts,svelte}'],
    // What needs types is asked by oxlint (.oxlintrc.json), in a tenth of the time.
    extends: [ts.configs.strict],
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      // TypeScript itself finds unknown names, and knows the types that this rule does not.
      'no-undef': 'off',
    },
  },
  svelte.configs.recommended,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser }, globals: globals.browser },
    rules: {
      'svelte/no-at-html-tags': 'error',
      // Links inside the app are the router's own `#/…` addresses.
      'svelte/no-navigation-without-resolve': 'off',
      'prefer-const': 'off',
    },
  },
  {
    rules: {
      'no-restricted-syntax': ['error', ...bannedSyntax, noWindow],
      'no-restricted-imports': ['error', bannedImports],
      'no-eval': 'error',
      'no-implied-eval': 'off',
      'no-new-func': 'error',
      eqeqeq: 'error',
      // Cleaning text of control characters is daily work here.
      'no-control-regex': 'off',
    },
  },
  {
    files: ['src-main/database/**', 'tests/**', 'migrations/**', 'resources/scripts/**'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    // A migration knows no schema: the tables that it meets are those of its own day.
    files: ['migrations/**'],
    rules: { '@typescript-eslint/no-explicit-any': 'off' },
  },
  {
    files: ['src-main/shells/desktop/window.ts'],
    rules: { 'no-restricted-syntax': ['error', ...bannedSyntax] },
  },
  {
    files: ['resources/scripts/**', '*.config.{js,ts}', '.dependency-cruiser.cjs'],
    languageOptions: { globals: globals.node },
  },
  {
    files: ['tests/**'],
    rules: {
      // A test reaches into what it made itself; a wrong guess fails the test, which is what it is for.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-empty-function': 'off',
    },
  },
);
