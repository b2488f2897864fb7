import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { PodContainer } from '../../pod/containers';
import { portsOfContainer } from '../../pod/network/ports';
import { PROBE_NAMES } from '../../pod/probe-names';
import { guaranteedStartSeconds, guaranteedStartText } from '../../pod/timeline/probe-bounds';
import { probeTiming, type EffectiveProbeTiming } from '../../pod/timeline/probe-timing';
import { problemsOfEach, type ContainerProblem } from '../places';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

type Killer = 'startupProbe' | 'livenessProbe';

/**
 * A container is not killed before it can be up. The probe that kills while it starts is the startup probe, or the
 * liveness probe if there is none. How long the start takes is known if another probe says by its initial delay that it
 * does not expect an answer sooner; and no program answers at the moment in which it is started.
 */
export const killedWhileStarting: Rule = {
  id: 'killed-while-starting',
  severity: FindingSeverity.WARNING,
  level: FindingLevel.RECOMMENDED,
  summary: 'No probe kills a container before it can be up.',
  fields: ['spec.{initContainers,containers}[*].{startupProbe,readinessProbe,livenessProbe}'],
  onlyWith: ['startupProbe', 'livenessProbe'],
  symptoms: [
    SYMPTOMS.crashLoop,
    SYMPTOMS.backOff,
    SYMPTOMS.unhealthy,
    SYMPTOMS.killing,
    SYMPTOMS.startupFailed,
    SYMPTOMS.killedByStartup,
    SYMPTOMS.livenessFailed,
    SYMPTOMS.killedByLiveness,
  ],
  source: 'k8s.io/kubernetes/pkg/kubelet/prober/worker.go, run and doProbe',
  check: ({ longRunning }) => problemsOfEach(longRunning, earlyKill),
};

function earlyKill(container: PodContainer): ContainerProblem[] {
  const killer: Killer = probeTiming(container, 'startupProbe') ? 'startupProbe' : 'livenessProbe';
  const timing = probeTiming(container, killer);
  if (!timing) return [];
  const guaranteed = guaranteedStartSeconds(timing);
  const other = longestDelay(container, killer);
  const isLater = other !== undefined && other.seconds > guaranteed;
  if (guaranteed > 0 && !isLater) return [];
  const [first] = portsOfContainer(container);
  const kills = `the ${PROBE_NAMES[killer]} kills "${container.name}" ${killText(timing)}`;
  const allows = isLater
    ? `, and the ${PROBE_NAMES[other.field]} allows it ${other.seconds} s to start (initialDelaySeconds)`
    : '';
  return [
    {
      path: killer,
      value: container.fields[killer],
      message: `${kills}${allows}.`,
      fix: FIXES[killer],
      ...(first !== undefined && { data: { firstPort: String(first.port) } }),
    },
  ];
}

function killText(timing: EffectiveProbeTiming): string {
  const guaranteed = guaranteedStartSeconds(timing);
  if (guaranteed === 0) return 'at its first failure, possibly right after the start';
  return `if it does not answer within ${guaranteed} s (${guaranteedStartText(timing)})`;
}

/** The longest initial delay of the other probes: what the author knows of the start. */
function longestDelay(
  container: PodContainer,
  killer: Killer,
): { readonly field: 'readinessProbe' | 'livenessProbe'; readonly seconds: number } | undefined {
  return (['readinessProbe', 'livenessProbe'] as const)
    .filter((field) => field !== killer)
    .map((field) => ({ field, seconds: probeTiming(container, field)?.initialDelaySeconds ?? 0 }))
    .sort((left, right) => right.seconds - left.seconds)[0];
}

const FIXES: { readonly [killer in Killer]: string } = {
  startupProbe: 'raise failureThreshold or periodSeconds of the startup probe until they cover the longest start.',
  livenessProbe: 'add a startupProbe whose failureThreshold and periodSeconds cover the longest start.',
};
