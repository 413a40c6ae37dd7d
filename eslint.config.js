import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
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

export default ts.config(
  {
    ignores: ['node_modules', 'out', 'dist', 'screens', 'test-results', 'playwright-report', 'bench-results', '.data'],
  },
  js.configs.recommended,
  {
    files: ['**/*.{ts,svelte}'],
    extends: [ts.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname, extraFileExtensions: ['.svelte'] },
    },
    rules: {
      // `${count}` is how text is made here; objects in a template stay errors.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      // TypeScript itself finds unknown names, and knows the types that this rule does not.
      'no-undef': 'off',
      // Half of these are the trade's own `0 || default`; the types already tell null from empty.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/unbound-method': 'off',
      // A use case is asynchronous because its callers may rely on it, also while its body happens not to wait.
      '@typescript-eslint/require-await': 'off',
      // `[...text]` is how text is taken apart into characters here.
      '@typescript-eslint/no-misused-spread': 'off',
      // Matters of taste, on which the code reads well either way.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-unnecessary-type-conversion': 'off',
      '@typescript-eslint/no-unnecessary-type-arguments': 'off',
      // There are no enums here, and looking for them takes a sixth of the time of all rules.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      // Overflows the stack on the router's recursive type.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    },
  },
  svelte.configs.recommended,
  {
    // svelte-check knows the types of components; to work them out here once more took longer than all other files.
    files: ['**/*.svelte', '**/*.svelte.ts'],
    extends: [ts.configs.disableTypeChecked],
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
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-empty-function': 'off',
    },
  },
);
