import schema from '../../schemas/diff.schema.json';
import { changesJson } from '../../src/changes/report/json-report';
import { NEWEST_VERSION } from '../../src/kubernetes/version';
import { breachesOf } from '../support/schema-breaches';
import { changesBetween, workload } from './sides';
import { NEWEST } from '../support/versions';

const breaches = breachesOf(schema);

const KINDS = [
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'Job',
  'CronJob',
  'Pod',
  'ReplicationController',
];

test.each(KINDS)('what is said of a change of a %s is as the schema in the package says', (kind) => {
  const before = workload(kind, {
    container: { resources: { requests: { cpu: '1' } }, ports: [{ containerPort: 80 }] },
  });
  const after = workload(kind, {
    container: {
      image: 'example.com/web:2',
      resources: { limits: { cpu: '2' } },
      livenessProbe: { tcpSocket: { port: 80 } },
      securityContext: { privileged: true },
    },
    pod: { initContainers: [{ name: 'proxy', image: 'example.com/proxy:1', restartPolicy: 'Always' }] },
    spec: { replicas: 3 },
  });
  const changes = changesBetween([before, workload(kind, { name: 'old' })], [after, workload(kind, { name: 'new' })]);
  const text = [
    ...changesJson(changes, NEWEST_VERSION, [{ file: 'a', document: 0, line: 1, message: 'It is wrong.' }]),
  ];
  const output: unknown = JSON.parse(text.join(''));
  expect(breaches(output)).toEqual([]);
  expect(output).toMatchObject({ schemaVersion: 1, target: NEWEST, summary: { changed: 1 } });
});

test('a field that the schema lacks is found', () => {
  const text = [...changesJson(changesBetween([], []), NEWEST_VERSION, [])].join('');
  expect(breaches({ ...(JSON.parse(text) as object), extra: 1 })).toEqual([' must NOT have additional properties']);
});
