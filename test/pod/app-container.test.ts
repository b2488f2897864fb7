import type { Fields } from '../../src/kubernetes/json';
import { appContainerOf, appContainersOf } from '../../src/pod/app-container';
import { containersOf } from '../../src/pod/containers';
import { Provenance } from '../../src/pod/provenance';

const SPEC = {
  initContainers: [{ name: 'logs', restartPolicy: 'Always' }],
  containers: [{ name: 'proxy' }, { name: 'shop' }],
};

function app(defaultContainer?: unknown, added: readonly string[] = [], spec: Fields = SPEC): string | undefined {
  const annotations = { 'kubectl.kubernetes.io/default-container': defaultContainer };
  return appContainerOf({ annotations }, containersOf(spec), adding(added))?.name;
}

function adding(names: readonly string[]): Provenance {
  const provenance = new Provenance('app/shop');
  for (const name of names) provenance.addHelper(name, { startsBeforeApp: false });
  return provenance;
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

describe('the containers of the app', () => {
  const metadata = { annotations: { 'kubectl.kubernetes.io/default-container': 'shop' } };
  const containers = containersOf({ containers: [{ name: 'proxy' }, { name: 'shop' }, { name: 'api' }] });
  const names = (provenance?: Provenance): string[] =>
    appContainersOf(metadata, containers, provenance).map(({ name }) => name);

  test('are the one alone that the annotation names: a mesh that came before makes helpers of the others', () => {
    expect(names()).toEqual(['shop']);
  });

  test('are all that no pattern added if only this library names the first one to kubectl', () => {
    const provenance = adding(['proxy']);
    provenance.isAppContainerChosen = true;
    expect(names(provenance)).toEqual(['shop', 'api']);
  });
});
