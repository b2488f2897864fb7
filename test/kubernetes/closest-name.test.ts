// cspell:words readines readyness nmae memroy envv imge
import { closestName, didYouMean } from '../../src/kubernetes/closest-name';

const FIELDS = ['readinessProbe', 'livenessProbe', 'name', 'image', 'env', 'envFrom'];

describe('the name that somebody probably meant', () => {
  test.each([
    ['readinesProbe', 'readinessProbe'],
    ['readynessProbe', 'readinessProbe'],
    ['nmae', 'name'],
    ['Image', 'image'],
    ['ENV', 'env'],
    ['evnFrom', 'envFrom'],
    ['envvFrom', 'envFrom'],
    ['imge', 'image'],
  ])('for %s is %s', (name, meant) => {
    expect(closestName(name, FIELDS)).toBe(meant);
  });

  test.each(['', 'sidecars', 'x', 'e'.repeat(1000)])('is none for %s', (name) => {
    expect(closestName(name, FIELDS)).toBeUndefined();
  });

  test('is the first of two that are as near', () => {
    expect(closestName('ab', ['ac', 'ad'])).toBe('ac');
  });

  test.each([
    ['image-ref', ['image-tag', 'image-reference'], 'image-reference'],
    ['readiness', FIELDS, 'readinessProbe'],
    ['imag', ['image', 'image-reference'], 'image'],
    ['lab', ['label', 'labels'], undefined],
    ['li', ['livenessProbe'], undefined],
  ])(
    'is for %s among %s the one that begins so, unless a slip or several names are as likely',
    (name, known, meant) => {
      expect(closestName(name, known)).toBe(meant);
    },
  );

  test('is asked for in a question', () => {
    expect(didYouMean('memroy', ['cpu', 'memory'])).toBe(' Did you mean "memory"?');
    expect(didYouMean('gpu', ['ephemeral-storage'])).toBe('');
  });
});
