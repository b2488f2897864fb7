import { HELPERS_ADVICE } from '../../../src/enforcement/advice/helpers';
import { HOOKS_ADVICE } from '../../../src/enforcement/advice/hooks';
import { PROBES_ADVICE } from '../../../src/enforcement/advice/probes';
import { WORKLOAD_ADVICE } from '../../../src/enforcement/advice/workload';
import { isFindingId } from '../../../src/rules/catalogue';
import { helper, judgePod, type PodCase } from '../../rules/judge-pod';

const ADVICE = { ...PROBES_ADVICE, ...HOOKS_ADVICE, ...WORKLOAD_ADVICE, ...HELPERS_ADVICE };

/** What a user of constructs is told to write for each finding of a rule in a Pod. */
function adviceFor(id: string, pod: PodCase): (string | undefined)[] {
  return judgePod(pod)
    .filter(({ rule }) => rule === id)
    .map((finding) => ADVICE[id]?.(finding));
}

const proxy = (fields: object): object => ({ name: 'proxy', image: 'envoy:1', restartPolicy: 'Always', ...fields });
const sidecar = (fields: object = {}, more: PodCase = {}): PodCase => ({
  spec: { initContainers: [proxy(fields)] },
  joined: [helper('proxy', { startsBeforeApp: true })],
  ...more,
});

describe('the advice about probes, hooks, workloads and helpers', () => {
  test('is about rules that exist', () => {
    expect(Object.keys(ADVICE).filter((id) => !isFindingId(id))).toEqual([]);
  });

  test.each<[string, string, PodCase, string]>([
    [
      'the startup probe that cdk8s-plus adds',
      'killed-while-starting',
      {
        web: {
          ports: [{ containerPort: 80 }],
          startupProbe: { failureThreshold: 3, tcpSocket: { port: 80 } },
          livenessProbe: { tcpSocket: { port: 80 }, initialDelaySeconds: 60 },
        },
      },
      'cdk8s-plus adds this startup probe to a container with a `portNumber`; give the container its own with `startup`, or use `ProbePresets.http({ startsWithin: Duration.minutes(2) })`.',
    ],
    [
      'a liveness probe that kills too early',
      'killed-while-starting',
      { web: { livenessProbe: { tcpSocket: { port: 80 }, failureThreshold: 1 } } },
      '`startsWithin` computes it, as in `ProbePresets.http({ startsWithin: Duration.minutes(2) })`.',
    ],
    [
      'a hook without a handler',
      'hook-handler',
      { web: { lifecycle: { preStop: {} } } },
      "`LifecycleHooks.of({ … }).applyTo(workload, 'web')` replaces a whole hook; a merge adds to it.",
    ],
    [
      'a native sidecar on a target without them',
      'feature-unavailable',
      sidecar({}, { version: '1.27', joined: [helper('proxy')] }),
      'TargetCluster.set(app, { version: KubernetesVersion.V1_29 }) if the cluster runs that version, or `placement: Placement.APP_CONTAINER`.',
    ],
    [
      'a native sidecar that starts before the app, on a target without them',
      'feature-unavailable',
      sidecar({}, { version: '1.27' }),
      'TargetCluster.set(app, { version: KubernetesVersion.V1_29 }) if the cluster runs that version, or `placement: Placement.APP_CONTAINER` without `startsBeforeApp`.',
    ],
    [
      'a field that no version has without its gate',
      'field-dropped',
      { version: '1.36', spec: { os: { name: 'linux' } }, web: { lifecycle: { stopSignal: 'SIGQUIT' } } },
      'TargetCluster.set(app, { featureGates: { ContainerStopSignals: true } }) if the cluster has it enabled.',
    ],
    [
      'the tries of a Job',
      'job-deadline',
      { kind: 'Job', workload: { activeDeadlineSeconds: 300, backoffLimit: 6 } },
      '`JobLimits.of({ attempts: 7, attemptTimeout: … })` computes both fields.',
    ],
    [
      'a Job without a restart policy',
      'restart-policy',
      { kind: 'Job', spec: { restartPolicy: undefined } },
      'PodTemplate.of(workload).setRestartPolicy(RestartPolicy.ON_FAILURE);',
    ],
    [
      'a helper that is root in a Pod that must not run as root',
      'hardened-user',
      sidecar(
        { securityContext: { runAsUser: 0 }, startupProbe: { exec: { command: ['true'] } } },
        {
          spec: {
            initContainers: [proxy({ securityContext: { runAsUser: 0 } })],
            securityContext: { runAsNonRoot: true },
          },
        },
      ),
      '`securityContext: { user: 65532 }`, or `securityContext: { hardened: false, ensureNonRoot: false }` for a helper that must be root.',
    ],
    [
      'a helper without a gate',
      'start-gate',
      sidecar(),
      'give it a `startup` probe or a `postStart` hook, or drop `startsBeforeApp`.',
    ],
  ])('for %s (%s) is a line to write', (_what, id, pod, advice) => {
    expect(adviceFor(id, pod)).toEqual([advice]);
  });
});
