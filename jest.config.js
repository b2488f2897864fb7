/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  // The default leaves one core idle, which of two is half.
  maxWorkers: '100%',
  roots: ['<rootDir>/test'],
  testPathIgnorePatterns: ['/node_modules/', '/test/cluster/', '/test/package/', '/test/bench/'],
  transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: 'tsconfig.json' }] },
};
