// What `npm test` runs: the files of a folder as one. `npx jest test/pod/pod.test.ts` runs one of them.
const { ALONE } = require('./test/together/alone.json');

/** @type {import('jest').Config} */
module.exports = {
  ...require('./jest.config.js'),
  testSequencer: '<rootDir>/test/together/longest-first.js',
  testMatch: ['<rootDir>/test/together/*.test.ts', ...ALONE.map((file) => `<rootDir>/test/${file}`)],
};
