import tseslint from 'typescript-eslint';

/** Rules that read one syntax tree each; they run on every file. */
const everywhere = {
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true, 'ts-check': true }],
  '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' }],
  '@typescript-eslint/no-empty-function': 'off',
  '@typescript-eslint/unified-signatures': 'off',
  '@typescript-eslint/no-invalid-void-type': 'off',
  'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true, defaultFrom: true, namedFrom: true } }],
  'no-var': 'error',
  'prefer-const': 'error',
  'no-eval': 'error',
  'no-new-func': 'error',
  eqeqeq: 'error',
  'max-params': ['error', { max: 3 }],
};

/** Rules that ask the type checker; the promise rules are why it is worth its seconds. */
const typed = {
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
  '@typescript-eslint/await-thenable': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  '@typescript-eslint/no-unsafe-argument': 'error',
  '@typescript-eslint/no-unsafe-assignment': 'error',
  '@typescript-eslint/no-unsafe-call': 'error',
  '@typescript-eslint/no-unsafe-member-access': 'error',
  '@typescript-eslint/no-unsafe-return': 'error',
  '@typescript-eslint/only-throw-error': 'error',
  '@typescript-eslint/use-unknown-in-catch-callback-variable': 'error',
  '@typescript-eslint/no-unnecessary-type-assertion': 'error',
};

const untyped = Object.fromEntries(Object.keys(typed).map((rule) => [rule, 'off']));

const WRITER = /^(?:appendFile|chmod|chown|copyFile|cp|createWriteStream|link|mkdir|mkdtemp|rename|rm|rmdir|symlink|truncate|unlink|utimes|write|writeFile)(?:Sync)?$/;
const ONE_WRITER = 'Only journal/ writes files: what was never accepted must not reach the disk by another way.';

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'coverage/**', '.lockstep/**', 'test/**/fixtures/**', 'test/rules/cases/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...tseslint.configs.strict,
  { rules: everywhere },
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: typed,
  },
  {
    files: ['**/*.ts'],
    ignores: ['examples/**', 'test/**', 'bench/**', 'scripts/**', '*.config.ts'],
    rules: { 'no-console': 'error' },
  },
  {
    files: ['**/*.ts'],
    ignores: ['journal/**', 'validators/external/shadow-copy.ts', 'examples/**', 'test/**', 'bench/**', 'scripts/**', '*.config.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: `ImportDeclaration[source.value=/^(?:node:)?fs/] ImportSpecifier[imported.name=${WRITER}]`, message: ONE_WRITER },
        { selector: `CallExpression[callee.object.name=/^(?:fs|fsp|promises)$/][callee.property.name=${WRITER}]`, message: ONE_WRITER },
      ],
    },
  },
  {
    files: ['test/**'],
    rules: { '@typescript-eslint/no-unsafe-assignment': 'off', 'max-params': 'off' },
  },
  { files: ['scripts/**', 'bench/**'], rules: { 'max-params': 'off' } },
  {
    files: ['*.config.{ts,mjs}', '.dependency-cruiser.mjs', 'examples/**/lockstep.config.*'],
    rules: { 'no-restricted-exports': 'off' },
  },
  { files: ['**/*.mjs'], rules: untyped },
);
