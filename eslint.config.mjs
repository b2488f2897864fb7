import jest from 'eslint-plugin-jest';
import jsdoc from 'eslint-plugin-jsdoc';
import regexp from 'eslint-plugin-regexp';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import local from './scripts/eslint/local-rules.mjs';
import { entryPointFiles, pureFiles, roomConfigs } from './scripts/eslint/rooms.mjs';

const SRC = ['src/**/*.ts'];
const GALLERY = ['src/gallery/**/*.ts'];
const CLI = ['src/cli/**/*.ts'];

const SENTENCE = ['^\\S+(\\s+\\S+){2,}', 'The title of a test is a sentence.'];

const reExports = [
  { selector: 'ExportAllDeclaration', message: 'Only an entry point of the package re-exports.' },
  { selector: 'ExportNamedDeclaration[source]', message: 'Only an entry point of the package re-exports.' },
];

const unwantedSyntax = [
  { selector: 'Program > :not(ImportDeclaration) ~ ImportDeclaration', message: 'Imports stand at the top of a file.' },
  {
    selector: 'Program > ExpressionStatement:not([directive])',
    message: 'Loading a module must do nothing but declare.',
  },
  {
    selector: 'MemberExpression[property.name=/^(localeCompare|toLocale[A-Z].*)$/]',
    message: 'The same code must write the same bytes in every locale.',
  },
  {
    selector: 'CallExpression[callee.property.name=/^(push|unshift|max|min)$/] > SpreadElement',
    message: 'A long list has more items than a call takes arguments: use append, greatest or smallest.',
  },
  {
    selector: 'TSPropertySignature[key.name=/(Seconds|Millis)$/] TSTypeReference[typeName.name="Duration"]',
    message: 'A Duration has its unit in the type, so its name carries none.',
  },
];

/** Where a doc comment is demanded: exports, members of exported options, what is public in exported classes. */
const documented = [
  ':matches(ExportNamedDeclaration, ExportDefaultDeclaration) > :matches(FunctionDeclaration, ClassDeclaration, TSInterfaceDeclaration, TSTypeAliasDeclaration, TSEnumDeclaration)',
  'ExportNamedDeclaration:has(> VariableDeclaration)',
  'ExportNamedDeclaration > TSInterfaceDeclaration[id.name=/(Props|Options)$/] > TSInterfaceBody > :matches(TSPropertySignature, TSMethodSignature)',
  'ExportNamedDeclaration > ClassDeclaration > ClassBody > :matches(MethodDefinition[kind!="constructor"], PropertyDefinition, TSAbstractMethodDefinition):not([accessibility=/private|protected/], [override=true], [key.type="PrivateIdentifier"])',
];

export default defineConfig(
  globalIgnores(['lib/', 'dist/', 'imports/', 'coverage/', 'temp/', 'src/**/generated/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' }, plugins: { local, regexp } },
  {
    name: 'everything',
    files: ['**/*.{ts,js,mjs}'],
    extends: [tseslint.configs.recommended],
    rules: {
      eqeqeq: 'error',
      'no-self-compare': 'error',
      'no-unmodified-loop-condition': 'error',
      'object-shorthand': 'error',
      // Calls of the public API look for arguments too many, which a signature does not name.
      'prefer-rest-params': 'off',
      'local/disable-has-reason': 'error',
      '@typescript-eslint/no-shadow': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/ban-ts-comment': ['error', { minimumDescriptionLength: 10 }],
    },
  },
  {
    name: 'config files',
    files: ['**/*.js'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    // Rules that need types take most of the time of a run; these find what the compiler and the tests do not.
    name: 'typed',
    files: ['{src,test,scripts}/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-base-to-string': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  {
    name: 'src',
    files: SRC,
    rules: {
      complexity: ['error', 10],
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential' }],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'exit', message: 'Only the command line ends the process.' },
        { object: 'Math', property: 'random', message: 'The same code must write the same bytes.' },
        { object: 'Date', property: 'now', message: 'The same code must write the same bytes.' },
      ],
      'no-restricted-syntax': ['error', ...unwantedSyntax, ...reExports],
      // cdk8s returns `any` for manifests: take it as `unknown`. The way out of a case that
      // cannot be typed is a line `eslint-disable-next-line <rule> -- <reason>`.
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unsafe-argument': 'error',
      '@typescript-eslint/no-unsafe-assignment': 'error',
      '@typescript-eslint/no-unsafe-call': 'error',
      '@typescript-eslint/no-unsafe-member-access': 'error',
      '@typescript-eslint/no-unsafe-return': 'error',
    },
  },
  {
    name: 'documentation',
    files: SRC,
    ignores: GALLERY,
    plugins: { jsdoc },
    settings: { jsdoc: { mode: 'typescript' } },
    rules: {
      'jsdoc/require-jsdoc': [
        'error',
        { require: { FunctionDeclaration: false }, contexts: documented, checkConstructors: false, enableFixer: false },
      ],
      'jsdoc/no-blank-blocks': 'error',
      'jsdoc/no-types': 'error',
      'jsdoc/check-param-names': ['error', { checkDestructured: false, disableMissingParamChecks: true }],
      'local/props-readonly': 'error',
      'local/optional-has-default': 'error',
    },
  },
  { name: 'entry points', files: entryPointFiles, rules: { 'no-restricted-syntax': ['error', ...unwantedSyntax] } },
  {
    name: 'pure rooms',
    files: pureFiles,
    rules: { 'no-restricted-globals': ['error', 'process', 'Buffer', 'require', 'module', '__dirname', '__filename'] },
  },
  {
    name: 'command line and gallery',
    files: [...CLI, ...GALLERY],
    rules: { 'no-restricted-syntax': ['error', ...reExports] },
  },
  {
    name: 'command line',
    files: CLI,
    rules: { 'no-console': 'off', 'no-restricted-properties': 'off' },
  },
  ...roomConfigs,
  {
    name: 'tests',
    files: ['test/**/*.test.ts'],
    plugins: { jest },
    rules: {
      'jest/expect-expect': ['error', { assertFunctionNames: ['expect', 'expect*', 'fc.assert'] }],
      'jest/no-conditional-expect': 'error',
      'jest/no-disabled-tests': 'error',
      'jest/no-focused-tests': 'error',
      'jest/no-identical-title': 'error',
      'jest/no-standalone-expect': 'error',
      'jest/valid-describe-callback': 'error',
      'jest/valid-expect': 'error',
      'jest/valid-expect-in-promise': 'error',
      'jest/valid-title': [
        'error',
        {
          disallowedWords: ['works', 'correctly', 'properly'],
          mustMatch: { it: SENTENCE, test: SENTENCE },
        },
      ],
    },
  },
);
