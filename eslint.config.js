// Rules for our own page scripts: plain ES modules, no build step.
const js = require('@eslint/js');
const globals = require('globals');

module.exports = [
  { ignores: ['**/vendor/**', 'node_modules/**', '.venv/**', 'build/**', 'dist/**', 'data/**'] },
  js.configs.recommended,
  {
    files: ['**/static/**/*.js', 'tests/**/*.js'],
    languageOptions: { ecmaVersion: 2023, sourceType: 'module', globals: globals.browser },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-eval': 'error',
      'no-implicit-globals': 'error',
      'max-len': ['error', { code: 110 }],
    },
  },
  { files: ['eslint.config.js'], languageOptions: { sourceType: 'commonjs', globals: globals.node } },
];
