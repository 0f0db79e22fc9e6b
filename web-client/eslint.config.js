import js from '@eslint/js';
import globals from 'globals';

export default [
  { ignores: ['**/node_modules/**', '**/artifacts/**'] },
  js.configs.recommended,
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: { ecmaVersion: 2025, sourceType: 'module' },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-param-reassign': 'error',
      'no-shadow': 'error',
      'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'max-lines': ['error', { max: 400 }],
      'no-restricted-properties': [
        'error',
        { property: 'innerHTML', message: 'Only the Markdown view sets HTML, through DOMPurify.' },
        { property: 'outerHTML', message: 'Only the Markdown view sets HTML, through DOMPurify.' },
        { property: 'insertAdjacentHTML', message: 'Only the Markdown view sets HTML, through DOMPurify.' },
      ],
    },
  },
  {
    files: ['*.js', 'core/**/*.js', 'features/**/*.js'],
    languageOptions: { globals: { ...globals.browser, signalR: 'readonly' } },
  },
  {
    files: ['eslint.config.js', '**/tests/**/*.mjs', '**/*.mjs'],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    rules: { 'no-console': 'off' },
  },
];
