import { asStored } from '../../support/as-stored';
import { explainedPhases, type ExplainedPhases } from '../../../src/explain/wording/phase-text';
import { phasesOf } from '../../../src/pod/timeline/phases';
import { predictRun } from '../../support/simulation/predict-run';
import type { ContainerBehavior } from '../../support/simulation/behavior';

const web = { name: 'web' };
const logs = { name: 'logs', restartPolicy: 'Always' };
const migrate = { name: 'migrate' };

/** The phases with what people read about them. */
function explained(spec: object): ExplainedPhases[] {
  return phasesOf(asStored({ ...spec })).map((outcome) => explainedPhases(outcome));
}

/** The phases for each ending. */
function phases(spec: object): unknown {
  return Object.fromEntries(explained(spec).map((outcome) => [outcome.ending, outcome.phases.join(' ')]));
}

/** What is said of an ending. */
function sentence(spec: object, ending: string): string | undefined {
  return explained(spec).find((outcome) => outcome.ending === ending)?.sentence;
}

const DELETED = {
  'the Pod is deleted, and every app container then exits with 0': 'Pending Running Succeeded',
  'the Pod is deleted, and an app container then exits with another code': 'Pending Running Failed',
  'the node is lost': 'Pending Running',
};

describe('the phases of a Pod', () => {
  test.each([
    ['Always', 'Pending Running', 'Pending Running', 'Pending'],
    ['OnFailure', 'Pending Running Succeeded', 'Pending Running', 'Pending'],
    ['Never', 'Pending Running Succeeded', 'Pending Running Failed', 'Pending Failed'],
  ])('under the restart policy %s', (restartPolicy, success, failure, failedStep) => {
    expect(phases({ restartPolicy, initContainers: [migrate], containers: [web] })).toEqual({
      'every app container exits with 0': success,
      '"web" fails': failure,
      'init container "migrate" fails': failedStep,
      ...DELETED,
    });
  });

  test('stay as they are when a sidecar ends', () => {
    expect(phases({ restartPolicy: 'Never', initContainers: [logs], containers: [web] })).toEqual({
      'every app container exits with 0': 'Pending Running Succeeded',
      '"web" fails': 'Pending Running Failed',
      'sidecar "logs" ends with any code': 'Pending Running',
      ...DELETED,
    });
  });

  test('end with Failed at the deadline of the Pod', () => {
    expect(phases({ activeDeadlineSeconds: 60, containers: [web] })).toMatchObject({
      'the Pod takes longer than 60 s': 'Pending Running Failed',
    });
  });

  test('follow the policies of single containers, which can keep the Pod from ending', () => {
    const spec = {
      restartPolicy: 'Never',
      containers: [web, { name: 'cache', restartPolicy: 'Always' }, { name: 'job', restartPolicy: 'OnFailure' }],
    };
    expect(phases(spec)).toMatchObject({
      'every app container exits with 0': 'Pending Running',
      '"cache" or "job" fails': 'Pending Running',
      '"web" fails': 'Pending Running',
    });
    expect(sentence(spec, '"web" fails')).toBe(
      '"web" does not start again; the Pod stays Running, since others always start again.',
    );
  });
});

const rule = (action: string, operator: string, ...values: number[]): object => {
  return { action, exitCodes: { operator, values } };
};

describe('a Pod fails with a container that starts again after other codes alone', () => {
  const onSuccess = { ...web, restartPolicy: 'Never', restartPolicyRules: [rule('Restart', 'In', 0)] };
  const allAgain = { ...web, restartPolicy: 'Never', restartPolicyRules: [rule('RestartAllContainers', 'NotIn', 3)] };
  const once = { name: 'once' };

  test.each<[string, object[], string]>([
    ['after 0', [onSuccess], '"web" fails'],
    ['with all others after any code but one', [allAgain], '"web" exits with 3'],
    ['after 0, beside one that never does', [onSuccess, once], '"web" or "once" fails'],
    ['with all others, beside one that never does', [allAgain, once], '"web" exits with 3'],
  ])('if it does so %s', (_what, containers, ending) => {
    const spec = { restartPolicy: 'Never', containers };
    expect(phases(spec)).toMatchObject({ [ending]: 'Pending Running Failed' });
    expect(sentence(spec, ending)).toMatch(/when every app container has ended, the Pod has failed/);
    expect(phases(spec)).toMatchObject({ 'every app container exits with 0': 'Pending Running' });
  });

  test('but not beside one that starts again after every code', () => {
    const restartPolicyRules = [rule('Restart', 'In', 0), rule('RestartAllContainers', 'NotIn', 0)];
    const endless = { name: 'endless', restartPolicy: 'Never', restartPolicyRules };
    const spec = { restartPolicy: 'Never', containers: [onSuccess, endless] };
    expect(phases(spec)).toMatchObject({ '"web" fails': 'Pending Running' });
  });

  test('as a run of the Pod has it', () => {
    const runs = [
      { seconds: 1, exitCode: 0 },
      { seconds: 2, exitCode: 3 },
    ];
    const spec = { restartPolicy: 'Never', containers: [onSuccess] };
    const predicted = predictRun(spec, new Map([['web', { runs }]]), {});
    expect(predicted.phases.map(({ phase }) => phase)).toEqual(['Pending', 'Running', 'Failed']);
  });
});

describe('rules of a container tell exit codes apart', () => {
  test('with one line for each group of codes', () => {
    const fetch = { name: 'fetch', restartPolicy: 'Never', restartPolicyRules: [rule('Restart', 'In', 75)] };
    const trainer = { name: 'trainer', restartPolicy: 'Never', restartPolicyRules: [rule('Restart', 'NotIn', 0, 78)] };
    expect(phases({ restartPolicy: 'Never', initContainers: [fetch], containers: [trainer] })).toEqual({
      'every app container exits with 0': 'Pending Running Succeeded',
      '"trainer" exits with any other code than 0 and 78': 'Pending Running',
      '"trainer" exits with 78': 'Pending Running Failed',
      'init container "fetch" exits with 75': 'Pending',
      'init container "fetch" exits with any other code than 0 and 75': 'Pending Failed',
      ...DELETED,
    });
  });

  test('with a start of all containers, without hooks and order', () => {
    const restartPolicyRules = [rule('RestartAllContainers', 'In', 88)];
    const spec = { initContainers: [{ ...logs, restartPolicyRules }], containers: [web] };
    expect(sentence(spec, 'sidecar "logs" ends with 88')).toBe(
      'All other containers are killed one after another, without preStop hooks and without the order of a stop, at the ' +
        'latest 2 s after their stop signals; then the Pod starts from its first container again, with the same ' +
        'address and the same volumes.',
    );
    expect(phasesOf(asStored(spec)).find(({ cause }) => cause === 'sidecarEnds')).toEqual({
      cause: 'sidecarEnds',
      containers: ['logs'],
      exitCodes: { operator: 'In', values: [88] },
      startsAgain: ['logs'],
      restartsAll: true,
      stops: [],
      phases: ['Pending', 'Running'],
    });
  });
});

test('a sidecar whose startup probe fails holds the app back', () => {
  const proxy = { ...logs, name: 'proxy', startupProbe: { tcpSocket: { port: 80 } } };
  const spec = { restartPolicy: 'Never', initContainers: [proxy, logs], containers: [web] };
  expect(phases(spec)).toMatchObject({ 'the startup probe of "proxy" fails': 'Pending' });
  expect(sentence(spec, 'the startup probe of "proxy" fails')).toBe(
    '"proxy" starts again, at once and then after 10 s, 20 s, up to 5 min; the app does not start before, and the Pod stays Pending.',
  );
});

test('a startup probe that the kubelet cannot run starts no sidecar again', () => {
  const proxy = { ...logs, startupProbe: { tcpSocket: { port: 'nope' } } };
  expect(phases({ initContainers: [proxy], containers: [web] })).not.toHaveProperty([
    'the startup probe of "logs" fails',
  ]);
});

test('the phases are data: the cause, the containers, and which of them start again', () => {
  const spec = {
    restartPolicy: 'Never',
    activeDeadlineSeconds: 60,
    initContainers: [logs],
    containers: [web, { name: 'cache', restartPolicy: 'Always' }],
  };
  const [success, ...others] = phasesOf(asStored(spec));
  expect(success).toEqual({
    cause: 'appSucceeds',
    containers: ['web', 'cache'],
    startsAgain: ['cache'],
    stops: [],
    phases: ['Pending', 'Running'],
  });
  expect(
    others.map(({ cause, containers, startsAgain, seconds }) => [cause, containers, startsAgain, seconds]),
  ).toEqual([
    ['appFails', ['cache'], ['cache'], undefined],
    ['appFails', ['web'], [], undefined],
    ['sidecarEnds', ['logs'], ['logs'], undefined],
    ['deadlineExceeded', [], [], 60],
    ['deletedThenSucceeds', [], [], 30],
    ['deletedThenFails', [], [], 30],
    ['nodeLost', [], [], undefined],
  ]);
});

describe('the sentence for an ending', () => {
  test('says how a container starts again', () => {
    expect(sentence({ containers: [web] }, '"web" fails')).toBe(
      '"web" starts again, at once and then after 10 s, 20 s, up to 5 min; the Pod stays Running.',
    );
  });

  test('says that sidecars are stopped before the Pod has succeeded', () => {
    const spec = { restartPolicy: 'OnFailure', initContainers: [logs], containers: [web] };
    expect(sentence(spec, 'every app container exits with 0')).toBe(
      '"logs" is stopped, and then the Pod has succeeded; what made the Pod decides whether another one follows.',
    );
  });

  test('names the exit codes of a container that is stopped', () => {
    expect(sentence({ terminationGracePeriodSeconds: 90, containers: [web] }, Object.keys(DELETED)[1]!)).toBe(
      'Nothing starts again; the Pod has failed before it is gone. A process that does not handle TERM ignores it as ' +
        'process 1 of its container, is killed 90 s after the deletion, and counts as 137; below an init program of its image the ' +
        'signal would end it at once.',
    );
  });

  test('does not say that a signal ends a process which it does not end, such as the WINCH of httpd', () => {
    expect(sentence({ containers: [{ name: 'web', image: 'httpd:2.4' }] }, Object.keys(DELETED)[1]!)).toBe(
      'Nothing starts again; the Pod has failed before it is gone. A process that does not handle WINCH goes on, is killed ' +
        '30 s after the deletion, and counts as 137.',
    );
  });

  test('names the exit codes of containers that are not alike', () => {
    const preStop = { sleep: { seconds: 30 } };
    const spec = {
      containers: [
        { name: 'shell', command: ['tini', '--', 'run'] },
        { name: 'web', command: ['run'] },
        { name: 'proxy', command: ['/sbin/tini', '--', 'proxy'], lifecycle: { preStop } },
      ],
    };
    expect(sentence(spec, Object.keys(DELETED)[1]!)).toBe(
      'Nothing starts again; the Pod has failed before it is gone. A process of "shell" that does not handle TERM ' +
        'exits with 143, and one that still runs 30 s after the deletion is killed and counts as 137. A process of "web" that does ' +
        'not handle TERM ignores it as process 1 of its container, is killed 30 s after the deletion, and counts as 137; below an ' +
        'init program of its image the signal would end it at once. A process of "proxy" that does not handle TERM ' +
        'exits with 143, and one that still runs 32 s after the deletion is killed and counts as 137.',
    );
  });

  test('has no signals for Windows', () => {
    const spec = { nodeSelector: { 'kubernetes.io/os': 'windows' }, containers: [web] };
    expect(sentence(spec, Object.keys(DELETED)[1]!)).toBe(
      'Nothing starts again; the Pod has failed before it is gone. A process that still runs 30 s after the deletion is terminated.',
    );
  });
});

describe('what is said of the phases is what happens', () => {
  const fails: ContainerBehavior = { runs: [{ seconds: 20, exitCode: 1 }] };
  const succeeds: ContainerBehavior = { runs: [{ seconds: 20, exitCode: 0 }] };
  const endings: readonly (readonly [string, Record<string, ContainerBehavior>, number | undefined])[] = [
    ['every app container exits with 0', { migrate: succeeds, web: succeeds }, undefined],
    ['"web" fails', { migrate: succeeds, web: fails }, undefined],
    ['init container "migrate" fails', { migrate: fails }, undefined],
    ['sidecar "logs" ends with any code', { migrate: succeeds, logs: fails }, undefined],
    [Object.keys(DELETED)[0]!, { migrate: succeeds, web: { stopExitCode: 0 } }, 60],
    [Object.keys(DELETED)[1]!, { migrate: succeeds }, 60],
  ];

  test.each(
    ['Always', 'OnFailure', 'Never'].flatMap((restartPolicy) =>
      endings.map(([ending, behaviors, deletedAt]) => [restartPolicy, ending, behaviors, deletedAt] as const),
    ),
  )('under %s, when %s', (restartPolicy, ending, behaviors, deletedAtSeconds) => {
    const spec = { restartPolicy, initContainers: [migrate, logs], containers: [web] };
    const predicted = predictRun(spec, new Map(Object.entries(behaviors)), {
      ...(deletedAtSeconds !== undefined && { deletedAtSeconds }),
    });
    const said = explained(spec).find((outcome) => outcome.ending === ending);
    expect(predicted.phases.map(({ phase }) => phase)).toEqual(said?.phases);
  });
});
