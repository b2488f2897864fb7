import { similarName, suggestionText } from '../../src/kubernetes/similar-name';

const KNOWN = ['readinessProbe', 'livenessProbe', 'ports', 'probes'];

describe('the name that is meant', () => {
  test.each([
    ['readinessProbes', 'readinessProbe'],
    ['LivenessProbe', 'livenessProbe'],
    ['liveProbe', 'livenessProbe'],
    ['port', 'ports'],
    ['prob' + 'se', 'probes'],
    ['', undefined],
    ['volumes', undefined],
  ])('by %p is %p', (name, expected) => {
    expect(similarName(name, KNOWN)).toBe(expected);
  });

  test('is not looked for if a text is too long to be one', () => {
    expect(similarName('probes'.repeat(100_000), KNOWN)).toBeUndefined();
  });

  test('stands in a question at the end of a message, if there is one', () => {
    expect(suggestionText('probe', KNOWN)).toBe(' Did you mean "probes"?');
    expect(suggestionText('volumes', KNOWN)).toBe('');
  });
});
