import type { Fields } from '../../src/kubernetes/json';
import { appContainerOf } from '../../src/pod/app-container';
import { containersOf } from '../../src/pod/containers';

const SPEC = {
  initContainers: [{ name: 'logs', restartPolicy: 'Always' }],
  containers: [{ name: 'proxy' }, { name: 'shop' }],
};

function app(defaultContainer?: unknown, added: readonly string[] = [], spec: Fields = SPEC): string | undefined {
  const annotations = { 'kubectl.kubernetes.io/default-container': defaultContainer };
  return appContainerOf({ annotations }, containersOf(spec), new Set(added))?.name;
}

describe('the container of the app', () => {
  test('is the one that the annotation for kubectl names', () => {
    expect(app('shop')).toBe('shop');
    expect(app('shop', ['shop'])).toBe('shop');
  });

  test('is the first one that no pattern added, without the annotation', () => {
    expect(app(undefined, ['proxy'])).toBe('shop');
  });

  test('is the first one, without any of these', () => {
    expect(app()).toBe('proxy');
    expect(app(undefined, ['proxy', 'shop'])).toBe('proxy');
    expect(appContainerOf({}, containersOf(SPEC))?.name).toBe('proxy');
  });

  test.each([['nobody'], ['logs'], [''], [5], [null]])('is not decided by the annotation %j', (value) => {
    expect(app(value)).toBe('proxy');
  });

  test('is missing from a Pod without containers', () => {
    expect(app('shop', [], {})).toBeUndefined();
  });
});
