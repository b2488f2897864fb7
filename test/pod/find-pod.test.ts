import { podKindOf } from '../../src/kubernetes/kinds';
import type { Fields } from '../../src/kubernetes/json';
import { NEWEST_VERSION } from '../../src/kubernetes/version';
import { findPod } from '../../src/pod/find-pod';

function search(apiVersion: string, kind: string, more: Fields): unknown {
  return findPod({ apiVersion, kind, ...more }, podKindOf(apiVersion, kind)!, NEWEST_VERSION);
}

const SPEC = { containers: [{ name: 'web' }] };

describe('the Pod in an object', () => {
  test.each<[string, string, string, Fields]>([
    ['Pod', 'v1', 'spec', { spec: SPEC }],
    ['Deployment', 'apps/v1', 'spec.template.spec', { spec: { template: { spec: SPEC } } }],
    ['PodTemplate', 'v1', 'template.spec', { template: { spec: SPEC } }],
    [
      'CronJob',
      'batch/v1',
      'spec.jobTemplate.spec.template.spec',
      { spec: { jobTemplate: { spec: { template: { spec: SPEC } } } } },
    ],
  ])('of kind %s stands where its kind has it', (kind, apiVersion, path, fields) => {
    expect(search(apiVersion, kind, fields)).toEqual({ found: 'pod', pod: { spec: SPEC, path } });
  });

  test.each<[string, Fields]>([
    ['nothing', {}],
    ['a spec without a template, as a patch may have', { spec: { replicas: 2 } }],
    ['a template without a spec', { spec: { template: { metadata: {} } } }],
    ['null in its place', { spec: { template: { spec: null } } }],
  ])('is none where there is %s', (_, fields) => {
    expect(search('apps/v1', 'Deployment', fields)).toEqual({ found: 'nothing' });
  });

  test.each<[Fields, string, string, unknown]>([
    [{ spec: 'text' }, 'spec', 'an object', 'text'],
    [{ spec: { template: [] } }, 'spec.template', 'an object', []],
    [{ spec: { template: { spec: 5 } } }, 'spec.template.spec', 'an object', 5],
    [{ metadata: 'web' }, 'metadata', 'an object', 'web'],
    [{ metadata: { name: 5 } }, 'metadata.name', 'a string', 5],
    [{ metadata: { labels: { version: 1 } } }, 'metadata.labels[version]', 'a string', 1],
    [{ metadata: { annotations: ['a'] } }, 'metadata.annotations', 'an object', ['a']],
    [
      { spec: { template: { metadata: { annotations: { scrape: true } }, spec: SPEC } } },
      'spec.template.metadata.annotations[scrape]',
      'a string',
      true,
    ],
  ])('is not read from what Kubernetes could not decode: %j', (fields, path, expected, value) => {
    expect(search('apps/v1', 'Deployment', fields)).toEqual({
      found: 'wrongTypes',
      wrongTypes: [{ path, expected, value }],
    });
  });

  test('has every wrong type named at once', () => {
    const fields = {
      metadata: { name: 5 },
      spec: { template: { metadata: { labels: { a: 1 } }, spec: { containers: 5, volumes: 5 } } },
    };
    const found = findPod(
      { apiVersion: 'apps/v1', kind: 'Deployment', ...fields },
      podKindOf('apps/v1', 'Deployment')!,
      NEWEST_VERSION,
    );
    expect(found.found === 'wrongTypes' && found.wrongTypes.map(({ path }) => path)).toEqual([
      'metadata.name',
      'spec.template.metadata.labels[a]',
      'spec.template.spec.containers',
      'spec.template.spec.volumes',
    ]);
  });

  test('may have null where a text could stand', () => {
    const fields = { metadata: { name: null, labels: null, annotations: { a: null } }, spec: SPEC };
    expect(search('v1', 'Pod', fields)).toMatchObject({ found: 'pod' });
  });
});
