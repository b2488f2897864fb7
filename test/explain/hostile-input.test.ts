import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { explainText } from '../../src/explain/explain-object';
import { NEWEST_VERSION } from '../../src/kubernetes/version';
import { Random } from '../cluster/agreement/random';
import { reshape } from '../cluster/fuzz/reshape';
import { podsOf, textOf } from './explained';

const GALLERY = join(__dirname, '../../dist');

test('a resource with the name of a member of every object has its own amount or none', () => {
  const container = { name: 'web', image: 'web:1', resources: { requests: { constructor: '1' }, limits: {} } };
  const [pod] = podsOf({ apiVersion: 'v1', kind: 'Pod', spec: { containers: [container] } });
  expect(textOf(pod!)).toContain('\n  constructor  1         -\n');
});

test('a volume that is there many times has its mounts once', () => {
  const volumes = Array.from({ length: 300 }, () => ({ name: 'v', emptyDir: {} }));
  const volumeMounts = Array.from({ length: 300 }, () => ({ name: 'v', mountPath: '/m' }));
  const containers = [{ name: 'web', image: 'web:1', volumeMounts }];
  const [pod] = podsOf({ apiVersion: 'v1', kind: 'Pod', spec: { containers, volumes } });
  expect(pod!.volumes.map(({ mounts }) => mounts.length)).toEqual([300, ...Array<number>(299).fill(0)]);
});

test('of the containers that read one key ten are named, and the rest is counted', () => {
  const env = [{ name: 'E', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } }];
  const containers = Array.from({ length: 500 }, (_, index) => ({ name: `c${index}`, image: 'web:1', env }));
  const [pod] = podsOf({ apiVersion: 'v1', kind: 'Pod', spec: { containers } });
  expect(pod!.environment[0]).toMatchObject({
    sharedWith: ['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8', 'c9', 'c10'],
    sharedWithMore: 489,
  });
});

describe('an explanation is no longer than a few times its input', () => {
  const mounted = {
    volumes: Array.from({ length: 400 }, () => ({ name: 'v', emptyDir: {} })),
    containers: [
      { name: 'web', image: 'w', volumeMounts: Array.from({ length: 400 }, () => ({ name: 'v', mountPath: '/m' })) },
    ],
  };
  const keys = Array.from({ length: 20 }, (_, index) => ({
    name: `E${index}`,
    valueFrom: { secretKeyRef: { name: 's', key: `k${index}` } },
  }));
  const shared = {
    containers: Array.from({ length: 80 }, (_, index) => ({ name: `container-${index}`, image: 'w', env: keys })),
  };

  test.each([
    ['of one volume that is there and mounted many times', mounted],
    ['of many containers that read the same keys', shared],
  ])('for a Pod %s', (_what, spec) => {
    const input = { apiVersion: 'v1', kind: 'Pod', spec };
    const [pod] = podsOf(input);
    const most = 6 * JSON.stringify(input).length;
    expect(textOf(pod!).length).toBeLessThan(most);
    expect(JSON.stringify(pod).length).toBeLessThan(most);
  });
});

test('manifests of changed structure, size, names and bytes are explained or refused, by no fault of ours', () => {
  const texts = readdirSync(GALLERY).flatMap((name) => readFileSync(join(GALLERY, name), 'utf8').split(/^---\n/m));
  const random = new Random(20261128);
  const options = { target: { version: NEWEST_VERSION, featureGates: {} }, podKinds: [] };
  const faults: string[] = [];
  const counts = { pod: 0, error: 0, skipped: 0 };
  for (let made = 0; made < 150; made += 1) {
    for (const result of explainText('a.yaml', reshape(random.pick(texts), random), options)) {
      counts[result.type] += 1;
      if (result.type === 'pod') textOf(result.pod);
      if (result.type === 'error' && result.error.message.includes('by a fault of pod-patterns')) {
        faults.push(result.error.message);
      }
    }
  }
  expect(faults).toEqual([]);
  expect([counts.pod > 0, counts.error > 0]).toEqual([true, true]);
});
