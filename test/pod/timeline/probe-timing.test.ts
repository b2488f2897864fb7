import { containersOf, type PodContainer } from '../../../src/pod/containers';
import { worstCaseDetectionSeconds, probeTiming } from '../../../src/pod/timeline/probe-timing';

function container(fields: object): PodContainer {
  return containersOf({ containers: [{ name: 'web', ...fields }] })[0]!;
}

describe('the numbers of a probe', () => {
  test('are those of Kubernetes where the probe leaves them out', () => {
    expect(probeTiming(container({ startupProbe: {} }), 'startupProbe')).toEqual({
      initialDelaySeconds: 0,
      periodSeconds: 10,
      timeoutSeconds: 1,
      successThreshold: 1,
      failureThreshold: 3,
    });
  });

  test('are those of Kubernetes where the probe writes 0 or something that is no number', () => {
    const probe = { initialDelaySeconds: '5', periodSeconds: 0, timeoutSeconds: null, failureThreshold: -1 };
    expect(probeTiming(container({ startupProbe: probe }), 'startupProbe')).toEqual(
      probeTiming(container({ startupProbe: {} }), 'startupProbe'),
    );
  });

  test('are those that are written', () => {
    const probe = {
      initialDelaySeconds: 5,
      periodSeconds: 2,
      timeoutSeconds: 3,
      successThreshold: 4,
      failureThreshold: 6,
    };
    expect(probeTiming(container({ readinessProbe: probe }), 'readinessProbe')).toEqual(probe);
  });

  test('are none where the container has no such probe', () => {
    expect(probeTiming(container({ readinessProbe: {} }), 'startupProbe')).toBeUndefined();
  });
});

describe('the time that a probe takes to give up', () => {
  const timing = {
    initialDelaySeconds: 7,
    periodSeconds: 10,
    timeoutSeconds: 1,
    successThreshold: 1,
    failureThreshold: 3,
  };

  test('is a period for each failure, and the timeout of the last', () => {
    expect(worstCaseDetectionSeconds(timing)).toBe(31);
  });

  test('is longer where a try takes longer than a period', () => {
    expect(worstCaseDetectionSeconds({ ...timing, periodSeconds: 2, timeoutSeconds: 5 })).toBe(2 + 5 + 5 + 5);
  });
});
