import fc from 'fast-check';
import {
  daemonSetPlan,
  deploymentPlan,
  statefulSetPlan,
  type RolloutPlan,
} from '../../src/changes/rollout/rollout-plan';
import { rolloutTimeOf, type PodPace } from '../../src/changes/rollout/rollout-time';

const PACE: PodPace = { ready: { earliest: 10, latest: 30 }, stop: { earliest: 5, latest: 60 } };

test.each([
  ['25%', '25%', 10, 3, 2],
  ['25%', '25%', 1, 1, 0],
  [0, '10%', 5, 0, 1],
  ['100%', 0, 4, 4, 0],
  [2, 1, 4, 2, 1],
])(
  'a surge of %s and %s unavailable of %d Pods are %d more and %d fewer',
  (maxSurge, maxUnavailable, replicas, surge, fewer) => {
    const plan = deploymentPlan({
      replicas,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge, maxUnavailable } },
    });
    expect([plan.maxSurge, plan.maxUnavailable]).toEqual([surge, fewer]);
  },
);

test('a Deployment replaces as many Pods side by side as may be surplus and missing', () => {
  const strategy = { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 1 } };
  const plan = deploymentPlan({ replicas: 5, minReadySeconds: 2, strategy, progressDeadlineSeconds: 60 });
  expect(rolloutTimeOf(plan, PACE)).toEqual({
    steps: 3,
    earliestSeconds: 36,
    latestSeconds: 96,
    deadline: 'kept',
    longestWaitSeconds: 30,
  });
});

test('Recreate stops all Pods, and then starts the new ones', () => {
  const plan = deploymentPlan({ replicas: 5, strategy: { type: 'Recreate' } });
  expect(rolloutTimeOf(plan, PACE)).toMatchObject({ steps: 1, earliestSeconds: 15, latestSeconds: 90 });
});

test('a StatefulSet stops and starts one Pod after another, down to its partition', () => {
  const plan = statefulSetPlan({
    replicas: 5,
    ordinals: { start: 3 },
    updateStrategy: { rollingUpdate: { partition: 2 } },
  });
  expect(plan).toMatchObject({ pods: 3, ordinals: { first: 5, last: 7 } });
  expect(rolloutTimeOf(plan, PACE)).toMatchObject({
    steps: 3,
    earliestSeconds: 45,
    latestSeconds: 270,
    deadline: null,
  });
});

test('of a StatefulSet that replaces several at once, the Pods start in order unless it is Parallel', () => {
  const updateStrategy = { rollingUpdate: { maxUnavailable: 2 } };
  const inOrder = rolloutTimeOf(statefulSetPlan({ replicas: 4, updateStrategy }), PACE);
  const parallel = rolloutTimeOf(
    statefulSetPlan({ replicas: 4, updateStrategy, podManagementPolicy: 'Parallel' }),
    PACE,
  );
  expect([inOrder.earliestSeconds, inOrder.latestSeconds]).toEqual([45, 360]);
  expect([parallel.earliestSeconds, parallel.latestSeconds]).toEqual([30, 180]);
});

test('of a DaemonSet the time of one group of nodes is known, with a stop unless it surges', () => {
  expect(rolloutTimeOf(daemonSetPlan({}), PACE)).toMatchObject({ steps: null, earliestSeconds: 15, latestSeconds: 90 });
  const surging = daemonSetPlan({ updateStrategy: { rollingUpdate: { maxSurge: '10%', maxUnavailable: 0 } } });
  expect(surging).toMatchObject({ maxSurge: null, maxUnavailable: 0 });
  expect(rolloutTimeOf(surging, PACE)).toMatchObject({ earliestSeconds: 10, latestSeconds: 30 });
});

test.each([
  [9, 'passes'],
  [29, 'mayPass'],
  [30, 'kept'],
  [2 ** 31 - 1, null],
])(
  'with a deadline of %d seconds, the progress of Pods that take 10 to 30 is %s',
  (progressDeadlineSeconds, deadline) => {
    const plan = deploymentPlan({ replicas: 2, progressDeadlineSeconds, strategy: { type: 'RollingUpdate' } });
    expect(rolloutTimeOf(plan, PACE).deadline).toBe(deadline);
  },
);

/** Plays the controller of Deployments: it keeps every Pod allowed that its bounds leave. Returns when the last is available. */
function played(
  { pods, maxSurge, maxUnavailable, minReadySeconds }: RolloutPlan,
  readyIn: (pod: number) => number,
): number {
  const [wanted, most] = [pods ?? 0, (pods ?? 0) + (maxSurge ?? 0)];
  const availableAt: number[] = [];
  let [old, now] = [wanted, 0];
  for (;;) {
    const available = (): number => availableAt.filter((time) => time <= now).length;
    for (;;) {
      const before = [old, availableAt.length];
      while (availableAt.length < wanted && old + availableAt.length < most)
        availableAt.push(now + readyIn(availableAt.length) + minReadySeconds);
      while (old > 0 && old - 1 + available() >= wanted - (maxUnavailable ?? 0)) old -= 1;
      if (old === before[0] && availableAt.length === before[1]) break;
    }
    const next = availableAt.filter((time) => time > now);
    if (next.length === 0) return now;
    now = Math.min(...next);
  }
}

test('a rollout that is played ends within the bounds, whatever each Pod takes', () => {
  const number = fc.integer({ min: 0, max: 6 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), number, number, number, fc.infiniteStream(number), (...parts) => {
      const [replicas, maxSurge, maxUnavailable, minReadySeconds, times] = parts;
      const strategy = {
        type: 'RollingUpdate',
        rollingUpdate: { maxSurge, maxUnavailable: Math.min(maxUnavailable, replicas) },
      };
      const plan = deploymentPlan({ replicas, minReadySeconds, strategy });
      const lengths = Array.from({ length: replicas }, () => 4 + (times.next().value ?? 0));
      const ready = { earliest: Math.min(...lengths), latest: Math.max(...lengths) };
      const { earliestSeconds, latestSeconds } = rolloutTimeOf(plan, { ready, stop: PACE.stop });
      const end = played(plan, (pod) => lengths[pod] ?? 0);
      expect(end).toBeGreaterThanOrEqual(earliestSeconds);
      expect(end).toBeLessThanOrEqual(latestSeconds ?? Infinity);
    }),
    { numRuns: 300 },
  );
});

test('if all Pods take the same time, a rollout that is played takes exactly the bound', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 5 }), (replicas, maxSurge) => {
      const plan = deploymentPlan({
        replicas,
        strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge, maxUnavailable: 0 } },
      });
      const ready = { earliest: 7, latest: 7 };
      const { earliestSeconds, latestSeconds } = rolloutTimeOf(plan, { ready, stop: PACE.stop });
      expect([earliestSeconds, latestSeconds]).toEqual([played(plan, () => 7), earliestSeconds]);
    }),
    { numRuns: 100 },
  );
});
