import { podProbesOf } from '../../../src/pod/probes/pod-probes';
import { asStored } from '../../support/as-stored';

const http = (port: number): object => ({ httpGet: { path: '/', port, scheme: 'HTTP' } });

test('the probes of a Pod stand in the order of the containers, with their defaults, and init steps have none', () => {
  const spec = {
    initContainers: [
      { name: 'migrate', readinessProbe: http(1) },
      { name: 'proxy', restartPolicy: 'Always', startupProbe: { tcpSocket: { port: 5432 }, periodSeconds: 1 } },
    ],
    containers: [{ name: 'web', startupProbe: http(8080), livenessProbe: { ...http(8080), successThreshold: 1 } }],
  };
  const found = podProbesOf(asStored(spec));
  expect(found.map(({ container, probe, waitsForStartupProbe }) => [container, probe, waitsForStartupProbe])).toEqual([
    ['proxy', 'startupProbe', false],
    ['web', 'startupProbe', false],
    ['web', 'livenessProbe', true],
  ]);
  expect(found[0]).toEqual({
    container: 'proxy',
    kind: 'sidecar',
    isPortUndeclared: false,
    probe: 'startupProbe',
    asks: { type: 'tcpSocket', host: '', port: 5432 },
    answeredBy: [],
    initialDelaySeconds: 0,
    periodSeconds: 1,
    timeoutSeconds: 1,
    successThreshold: 1,
    failureThreshold: 3,
    waitsForStartupProbe: false,
  });
});

test('a port that another container declares is answered by that one', () => {
  const spec = {
    initContainers: [{ name: 'proxy', restartPolicy: 'Always', ports: [{ containerPort: 15020 }] }],
    containers: [{ name: 'web', ports: [{ containerPort: 80 }], readinessProbe: http(15020), livenessProbe: http(80) }],
  };
  expect(podProbesOf(asStored(spec)).map(({ answeredBy }) => answeredBy)).toEqual([['proxy'], []]);
});
