import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';

/**
 * Components alone, and the modules with runes in them: all other code is asked by oxlint (.oxlintrc.json), rules that
 * need types included, in a tenth of the time.
 */
export default defineConfig(
  {
    ignores: [
      'node_modules',
      'out',
      'dist',
      'screens',
      'test-results',
      'playwright-report',
      'bench-results',
      '.data',
      '**/.svelte-check',
    ],
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    extends: [js.configs.recommended, ts.configs.strict, svelte.configs.recommended],
    languageOptions: { parserOptions: { parser: ts.parser }, globals: globals.browser },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      // TypeScript itself finds unknown names, and knows the types that this rule does not.
      'no-undef': 'off',
      'svelte/no-at-html-tags': 'error',
      // Links inside the app are the router's own `#/…` addresses.
      'svelte/no-navigation-without-resolve': 'off',
      'prefer-const': 'off',
      'no-eval': 'error',
      'no-new-func': 'error',
      eqeqeq: 'error',
      // Cleaning text of control characters is daily work here.
      'no-control-regex': 'off',
    },
  },
);
