import { findingText } from '../../../src/findings/finding-text';
import { podKindOf } from '../../../src/kubernetes/kinds';
import { NEWEST_VERSION } from '../../../src/kubernetes/version';
import { Pod } from '../../../src/pod/pod';
import { defaultContainer } from '../../../src/rules/containers/default-container';
import { judge } from '../../../src/rules/engine';

const ANNOTATED = { annotations: { 'kubectl.kubernetes.io/default-container': 'web' } };

function found(metadata: object, containers: readonly object[], more: object = {}): string[] {
  const kind = podKindOf('v1', 'Pod');
  if (!kind) throw new Error('a Pod is not known');
  const manifest = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'shop', ...metadata },
    spec: { containers, ...more },
  };
  const target = { version: NEWEST_VERSION, featureGates: {} };
  const pod = new Pod({ kind, manifest, target });
  return judge(pod, [defaultContainer]).map(findingText);
}

describe('the rule default-container', () => {
  const [web, proxy] = [{ name: 'web' }, { name: 'proxy' }];

  test('finds several ordinary containers of which none is named', () => {
    expect(found({}, [proxy, web])).toEqual([
      'info default-container: kubectl logs and exec take "proxy", the first of 2 containers, unless a command names another.\n' +
        '  at:  Pod "shop"\n' +
        '  in:  metadata\n' +
        '  fix: set the annotation kubectl.kubernetes.io/default-container of the Pod to the name of the container of the app.',
    ]);
  });

  test('lets pass one that is named, and a container beside native sidecars', () => {
    expect(found(ANNOTATED, [proxy, web])).toEqual([]);
    expect(found({}, [web], { initContainers: [{ ...proxy, restartPolicy: 'Always' }] })).toEqual([]);
  });
});
