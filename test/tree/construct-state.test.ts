import { App } from 'cdk8s';
import { ConstructFact, ConstructFacts } from '../../src/tree/construct-state';

const KEY = Symbol.for('cdk8s-pod-patterns.state');

test('a fact is known of the construct that it was set for, and of no other', () => {
  const [app, other] = [new App(), new App()];
  const color = new ConstructFact<string>('color');
  expect(color.of(app)).toBeUndefined();
  color.set(app, 'red');
  color.set(app, 'green');
  expect([color.of(app), color.of(other)]).toEqual(['green', undefined]);
});

test('another object for the same fact knows it too, as that of another copy of the package does', () => {
  const app = new App();
  new ConstructFact<string>('color').set(app, 'red');
  expect(new ConstructFact<string>('color').of(app)).toBe('red');
});

test('several facts are kept in order', () => {
  const app = new App();
  const tags = new ConstructFacts<string>('tags');
  for (const tag of ['b', 'a']) tags.add(app, tag);
  expect([tags.of(app), tags.of(new App())]).toEqual([['b', 'a'], []]);
});

test('state is not seen where the members of a construct are listed', () => {
  const app = new App();
  const members = (): (string | symbol)[] => Reflect.ownKeys(Object.getOwnPropertyDescriptors({ ...app }));
  const before = members();
  new ConstructFact<string>('color').set(app, 'red');
  expect(members()).toEqual(before);
});

test('state of a release that keeps it in another way is refused with what to do', () => {
  const app = new App();
  Object.defineProperty(app, KEY, { value: { format: 2, facts: new Map() } });
  expect(() => new ConstructFact<string>('color').of(app)).toThrow(
    'Two releases of cdk8s-pod-patterns work on "", and they do not understand each other: one keeps its state in format 2, ' +
      'the other in format 1. Run "npm ls cdk8s-pod-patterns" and install one release for all packages, for example with "overrides" in package.json.',
  );
});
