import { containersOf, type PodContainer } from '../../../src/pod/containers';
import { hasImplicitStartupProbe, longestSum, sparedSeconds, sparedSum } from '../../../src/pod/timeline/probe-bounds';
import { probeName } from '../../../src/pod/probe-names';
import { worstCaseDetectionSeconds } from '../../../src/pod/timeline/probe-timing';

const BY_DEFAULT = {
  initialDelaySeconds: 0,
  periodSeconds: 10,
  timeoutSeconds: 1,
  successThreshold: 1,
  failureThreshold: 3,
};

/** A container with fields of its own. */
function container(fields: object): PodContainer {
  return containersOf({ containers: [fields] })[0] as PodContainer;
}

test('a container is spared until the last of the tries that must fail', () => {
  expect([sparedSeconds(BY_DEFAULT), sparedSum(BY_DEFAULT)]).toEqual([20, '2 periods of 10 s']);
  const delayed = { ...BY_DEFAULT, initialDelaySeconds: 15, periodSeconds: 20, failureThreshold: 2 };
  expect([sparedSeconds(delayed), sparedSum(delayed)]).toEqual([35, '15 s delay + 1 period of 20 s']);
});

test('the time until a probe gives up is written as the sum that it is, also with a timeout above the period', () => {
  expect([worstCaseDetectionSeconds(BY_DEFAULT), longestSum(BY_DEFAULT)]).toEqual([
    31,
    '3 periods of 10 s + 1 s timeout',
  ]);
  const slow = { ...BY_DEFAULT, timeoutSeconds: 15 };
  expect([worstCaseDetectionSeconds(slow), longestSum(slow)]).toEqual([55, '1 period of 10 s + 3 timeouts of 15 s']);
});

describe('the startup probe that cdk8s-plus adds', () => {
  const ports = [{ containerPort: 8080 }, { containerPort: 9090 }];

  test('is known by its value: the first port, three tries, nothing else', () => {
    const implicit = container({ ports, startupProbe: { tcpSocket: { port: 8080 }, failureThreshold: 3 } });
    expect(hasImplicitStartupProbe(implicit)).toBe(true);
    expect(probeName(implicit, 'startupProbe')).toBe(
      'startup probe, which cdk8s-plus adds to a container with a `portNumber`,',
    );
    expect(probeName(implicit, 'livenessProbe')).toBe('liveness probe');
  });

  test.each([
    ['of another port', { ports, startupProbe: { tcpSocket: { port: 9090 }, failureThreshold: 3 } }],
    ['with a period', { ports, startupProbe: { tcpSocket: { port: 8080 }, failureThreshold: 3, periodSeconds: 10 } }],
    ['of a container without ports', { startupProbe: { tcpSocket: {}, failureThreshold: 3 } }],
    ['that is missing', { ports }],
  ])('is not mixed up with one %s', (_which, fields) => {
    expect(hasImplicitStartupProbe(container(fields))).toBe(false);
    expect(probeName(container(fields), 'startupProbe')).toBe('startup probe');
  });
});
