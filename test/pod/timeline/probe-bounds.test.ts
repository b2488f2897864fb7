import { containersOf, type PodContainer } from '../../../src/pod/containers';
import {
  hasGeneratedStartupProbe,
  worstCaseDetectionText,
  guaranteedStartSeconds,
  guaranteedStartText,
} from '../../../src/pod/timeline/probe-bounds';
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
  expect([guaranteedStartSeconds(BY_DEFAULT), guaranteedStartText(BY_DEFAULT)]).toEqual([20, '2 periods of 10 s']);
  const delayed = { ...BY_DEFAULT, initialDelaySeconds: 15, periodSeconds: 20, failureThreshold: 2 };
  expect([guaranteedStartSeconds(delayed), guaranteedStartText(delayed)]).toEqual([
    35,
    '15 s delay + 1 period of 20 s',
  ]);
});

test('the time until a probe gives up is written as the sum that it is, also with a timeout above the period', () => {
  expect([worstCaseDetectionSeconds(BY_DEFAULT), worstCaseDetectionText(BY_DEFAULT)]).toEqual([
    31,
    '3 periods of 10 s + 1 s timeout',
  ]);
  const slow = { ...BY_DEFAULT, timeoutSeconds: 15 };
  expect([worstCaseDetectionSeconds(slow), worstCaseDetectionText(slow)]).toEqual([
    55,
    '1 period of 10 s + 3 timeouts of 15 s',
  ]);
});

describe('the startup probe that a generator adds', () => {
  const ports = [{ containerPort: 8080 }, { containerPort: 9090 }];

  test('is known by its value: the first port, three tries, nothing else', () => {
    const generated = container({ ports, startupProbe: { tcpSocket: { port: 8080 }, failureThreshold: 3 } });
    expect(hasGeneratedStartupProbe(generated)).toBe(true);
  });

  test.each([
    ['of another port', { ports, startupProbe: { tcpSocket: { port: 9090 }, failureThreshold: 3 } }],
    ['with a period', { ports, startupProbe: { tcpSocket: { port: 8080 }, failureThreshold: 3, periodSeconds: 10 } }],
    ['of a container without ports', { startupProbe: { tcpSocket: {}, failureThreshold: 3 } }],
    ['that is missing', { ports }],
  ])('is not mixed up with one %s', (_which, fields) => {
    expect(hasGeneratedStartupProbe(container(fields))).toBe(false);
  });
});
