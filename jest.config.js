/** `tsc` has checked the types, so that they only have to be stripped. */
const transform = { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } };

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  // The default leaves one core idle, which of two is half.
  maxWorkers: '100%',
  roots: ['<rootDir>/test'],
  testPathIgnorePatterns: [
    '/node_modules/',
    '/test/cluster/',
    '/test/package/',
    '/test/bench/',
    '/test/pull-requests/',
  ],
  sandboxInjectedGlobals: [
    'Array',
    'BigInt',
    'Error',
    'JSON',
    'Map',
    'Math',
    'Number',
    'Object',
    'RegExp',
    'Set',
    'String',
    'Symbol',
    'WeakMap',
  ],
  transform: { '^.+\\.ts$': ['@swc/jest', { ...transform, swcrc: false }] },
};
