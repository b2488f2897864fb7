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

  test('is asked for in a question', () => {
    expect(didYouMean('memroy', ['cpu', 'memory'])).toBe(' Did you mean "memory"?');
    expect(didYouMean('gpu', ['ephemeral-storage'])).toBe('');
  });
});
