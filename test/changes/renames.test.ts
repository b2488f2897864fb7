import { changeBetween, changesBetween, workload } from './sides';

const config = (name: string, value = 'a'): object => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name },
  data: { value },
});

test('an object that differs in its name alone is renamed', () => {
  const change = changeBetween(workload('Deployment', { name: 'old' }), workload('Deployment', { name: 'new' }));
  expect(change).toMatchObject({
    action: 'replaced',
    nameBefore: 'old',
    name: 'new',
    effect: { effect: 'startsAnew' },
  });
});

test('its own name may stand anywhere in it', () => {
  const named = (name: string): object =>
    workload('Deployment', { name, container: { env: [{ name: 'SELF', value: `http://${name}.shop` }] } });
  expect(changeBetween(named('front-end'), named('back-end'))).toMatchObject({ action: 'replaced' });
});

test('a ConfigMap with another hash at the end of its name is the same one with other contents', () => {
  const change = changeBetween(config('app-5f7d9k2m4c'), config('app-8g2h4t6v9b', 'b'));
  expect(change).toMatchObject({ action: 'replaced', nameBefore: 'app-5f7d9k2m4c' });
  expect(change.fields.map(({ path }) => path)).toEqual(['data.value', 'metadata.name']);
});

test('objects with other names and other contents are two', () => {
  const { summary } = changesBetween([config('first'), config('same')], [config('second', 'b'), config('same')]);
  expect(summary).toMatchObject({ created: 1, pruned: 1, replaced: 0, unchanged: 1 });
});

test('objects of two namespaces are two', () => {
  const before = workload('Deployment');
  const after = { ...before, metadata: { name: 'web', namespace: 'other' } };
  expect(changesBetween([before, config('a')], [after, config('a')]).summary).toMatchObject({ created: 1, pruned: 1 });
});

test('of an object that stands there twice the last one counts', () => {
  expect(changesBetween(config('a', 'b'), [config('a', 'a'), config('a', 'b')]).summary).toMatchObject({
    unchanged: 1,
    changed: 0,
  });
});
