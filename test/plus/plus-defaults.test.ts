import * as plus27 from 'cdk8s-plus-27';
import * as plus33 from 'cdk8s-plus-33';
import { fieldsOf } from '../../src/kubernetes/json';
import { containersOf, type PodContainer } from '../../src/pod/containers';
import {
  arePlusDefaultResources,
  hasGeneratedStartupProbe,
  isPlusDefaultGracePeriod,
  plusProbeName,
} from '../../src/plus/plus-defaults';
import { deployment, newChart, podOf } from '../template/support';

/** A container with fields of its own. */
function containerWith(fields: object): PodContainer {
  return containersOf({ containers: [fields] })[0] as PodContainer;
}

test.each([
  ['cdk8s-plus-27', plus27],
  ['cdk8s-plus-33', plus33],
])('what %s writes for a container with only a port is known as its default', (_name, { Deployment }) => {
  const chart = newChart();
  const { node } = new Deployment(chart, 'web', { containers: [{ name: 'web', image: 'shop:1', portNumber: 8080 }] });
  const spec = fieldsOf(podOf(chart));
  const [container] = containersOf(spec);
  if (!container) throw new Error('the Pod has no container');
  expect({
    resources: arePlusDefaultResources(container.fields['resources']),
    gracePeriod: isPlusDefaultGracePeriod(spec['terminationGracePeriodSeconds'], node.findChild('Resource')),
    startupProbe: plusProbeName(container, 'startupProbe'),
    readinessProbe: plusProbeName(container, 'readinessProbe'),
  }).toEqual({
    resources: true,
    gracePeriod: true,
    startupProbe: 'startup probe, which cdk8s-plus adds to a container with a `portNumber`,',
    readinessProbe: 'readiness probe',
  });
});

test('other values are not known as defaults', () => {
  const [container] = containersOf({ containers: [{ startupProbe: { tcpSocket: { port: 8080 } } }] });
  if (!container) throw new Error('the Pod has no container');
  expect(arePlusDefaultResources({ requests: { cpu: '1', memory: '512Mi' } })).toBe(false);
  const { node } = new plus27.Deployment(newChart(), 'web', {});
  expect(isPlusDefaultGracePeriod(31, node.findChild('Resource'))).toBe(false);
  expect(isPlusDefaultGracePeriod(30, deployment(newChart()))).toBe(false);
  expect(plusProbeName(container, 'startupProbe')).toBe('startup probe');
});

describe('the startup probe that cdk8s-plus adds', () => {
  const ports = [{ containerPort: 8080 }, { containerPort: 9090 }];

  test('is known by its value: the first port, three tries, nothing else', () => {
    const generated = containerWith({ ports, startupProbe: { tcpSocket: { port: 8080 }, failureThreshold: 3 } });
    expect(hasGeneratedStartupProbe(generated)).toBe(true);
  });

  test.each([
    ['of another port', { ports, startupProbe: { tcpSocket: { port: 9090 }, failureThreshold: 3 } }],
    ['with a period', { ports, startupProbe: { tcpSocket: { port: 8080 }, failureThreshold: 3, periodSeconds: 10 } }],
    ['of a container without ports', { startupProbe: { tcpSocket: {}, failureThreshold: 3 } }],
    ['that is missing', { ports }],
  ])('is not mixed up with one %s', (_which, fields) => {
    expect(hasGeneratedStartupProbe(containerWith(fields))).toBe(false);
  });
});
