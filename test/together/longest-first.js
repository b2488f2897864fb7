const { default: TestSequencer } = require('@jest/test-sequencer');

/** The groups that take longest: if one of them began last, a single worker would be busy at the end. */
const LONGEST = ['synth', 'command-and-docs', 'template', 'fixtures', 'pod-and-explain'];

function isOf(group, { path }) {
  return path.endsWith(`together/${group}.test.ts`);
}

/** Begins with the longest groups also where no earlier run has left the times by which jest orders tests. */
module.exports = class LongestFirst extends TestSequencer {
  sort(tests) {
    const longest = LONGEST.flatMap((group) => tests.filter((test) => isOf(group, test)));
    return [...longest, ...super.sort(tests).filter((test) => !longest.includes(test))];
  }
};
