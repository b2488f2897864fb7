import { containersOf } from '../../../src/pod/containers';
import { exitGroups, matchesExitCode, namedExitCodes } from '../../../src/pod/timeline/exit-codes';

const containers = containersOf({ containers: [{ name: 'web' }, { name: 'api' }] });

describe('exit codes', () => {
  test.each([
    [{ operator: 'In', values: [1, 2] }, 1, true],
    [{ operator: 'In', values: [1, 2] }, 3, false],
    [{ operator: 'NotIn', values: [1, 2] }, 1, false],
    [{ operator: 'NotIn', values: [1, 2] }, 3, true],
    [{ operator: 'Like', values: [1] }, 1, false],
    [null, 1, false],
  ])('%j matches %d: %s', (requirement, exitCode, matches) => {
    expect(matchesExitCode(requirement, exitCode)).toBe(matches);
  });

  test('are named by requirements, which may be of any shape', () => {
    expect(namedExitCodes([{ values: [1, 'x'] }, null, { values: 2 }, { values: [3] }])).toEqual([1, 3]);
  });

  test('are told apart by what follows from them', () => {
    const groups = exitGroups(containers, {
      without: 0,
      namedFor: ({ name }) => (name === 'web' ? [0, 42, 43, 7] : []),
      consequenceOf: ({ name }, code) => (name === 'web' && [42, 43].includes(code) ? 'again' : 'left'),
    });
    expect(
      groups.map(({ containers: who, exitCodes, consequence }) => [
        who.map(({ name }) => name),
        exitCodes,
        consequence,
      ]),
    ).toEqual([
      [['web'], { operator: 'In', values: [42, 43] }, 'again'],
      [['web'], { operator: 'NotIn', values: [0, 42, 43] }, 'left'],
      [['api'], undefined, 'left'],
    ]);
  });
});
