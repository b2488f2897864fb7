import { otherFields } from '../../src/changes/report/wording/other-fields';
import { changeBetween, workload } from './sides';

const fieldsBetween = (before: object, after: object): string[] =>
  otherFields(changeBetween(before, after)).map(({ path, change, after: value }) => `${path} ${change} ${value ?? ''}`);

const volume = (name: string): object => ({ name, emptyDir: { sizeLimit: '1Gi' } });
const mount = (name: string): object => ({ name, mountPath: `/${name}` });

test('no field is listed of which another line tells: images, amounts, ports and volumes that came', () => {
  const after = workload('Deployment', {
    pod: { volumes: [volume('a')] },
    container: {
      image: 'example.com/web:2',
      resources: { requests: { cpu: '1' } },
      ports: [{ containerPort: 80 }],
      volumeMounts: [mount('a')],
      args: ['--verbose'],
    },
  });
  expect(fieldsBetween(workload('Deployment'), after)).toEqual(['containers[web].args added ["--verbose"]']);
});

test('what changes in a volume is listed, from the spec of the Pod on, and other fields with their whole path', () => {
  const of = (sizeLimit: string, paused: boolean): object =>
    workload('Deployment', {
      spec: { paused },
      pod: { volumes: [{ name: 'a', emptyDir: { sizeLimit } }] },
      container: { volumeMounts: [mount('a')] },
    });
  expect(fieldsBetween(of('1Gi', false), of('2Gi', true))).toEqual([
    'spec.paused added true',
    'volumes[a].emptyDir.sizeLimit changed "2Gi"',
  ]);
});

test('of items that are added as a whole, their names are shown and nothing else', () => {
  const env = [{ name: 'A', value: 'a' }, { name: 'B' }];
  expect(fieldsBetween(workload('Deployment'), workload('Deployment', { container: { env } }))).toEqual([
    'containers[web].env added [2 items: A, B]',
  ]);
});
