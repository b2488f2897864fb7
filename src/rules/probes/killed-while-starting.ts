import { hasGeneratedStartupProbe, guaranteedStartSeconds, guaranteedStartText } from '../../pod/timeline/probe-bounds';
import { PROBE_NAMES, probeName } from '../../pod/probe-names';
import { probeTiming } from '../../pod/timeline/probe-timing';
import type { PodContainer } from '../../pod/containers';
import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { AttributedProblem as Problem } from '../../findings/problem';
import type { Rule } from '../rule';

/**
 * A container is not killed before it can be up. The probe that kills while it starts is the startup probe, or the
 * liveness probe where there is none. How long the start takes is known where another probe says by its initial delay
 * that it will not answer sooner; and no program answers at the moment in which it is started.
 */
export const killedWhileStarting: Rule = {
  id: 'killed-while-starting',
  severity: FindingSeverity.WARNING,
  level: FindingLevel.RECOMMENDED,
  summary: 'No probe kills a container before it can be up.',
  fields: ['spec.{initContainers,containers}[*].{startupProbe,readinessProbe,livenessProbe}'],
  source: 'pkg/kubelet/prober/worker.go, run and doProbe',
  check: ({ containers }) => containers.filter(({ kind }) => kind === 'app' || kind === 'sidecar').flatMap(earlyKill),
};

function earlyKill(container: PodContainer): Problem[] {
  const killer = probeTiming(container, 'startupProbe') ? 'startupProbe' : 'livenessProbe';
  const timing = probeTiming(container, killer);
  if (!timing) return [];
  const spared = guaranteedStartSeconds(timing);
  const other = laterDelay(container, killer);
  if (other && other.seconds > spared) {
    const kills = `the ${probeName(container, killer)} kills "${container.name}" if it is not up after ${spared} s`;
    const delay = `the ${PROBE_NAMES[other.field]} does not expect an answer before ${other.seconds} s`;
    return [problem(container, killer, `${kills} (${guaranteedStartText(timing)}), and ${delay}.`)];
  }
  if (spared > 0) return [];
  const first = `the ${PROBE_NAMES[killer]} kills "${container.name}" for its first failure`;
  return [problem(container, killer, `${first}, and may come as soon as the container is started.`)];
}

/** The longest initial delay of the other probes: what the author knows of the start. */
function laterDelay(
  container: PodContainer,
  killer: 'startupProbe' | 'livenessProbe',
): { readonly field: 'readinessProbe' | 'livenessProbe'; readonly seconds: number } | undefined {
  return (['readinessProbe', 'livenessProbe'] as const)
    .filter((field) => field !== killer)
    .map((field) => ({ field, seconds: probeTiming(container, field)?.initialDelaySeconds ?? 0 }))
    .sort((left, right) => right.seconds - left.seconds)[0];
}

function problem(container: PodContainer, field: 'startupProbe' | 'livenessProbe', message: string): Problem {
  const isGenerated = field === 'startupProbe' && hasGeneratedStartupProbe(container);
  return {
    container: container.name,
    path: `${container.path}.${field}`,
    value: container.fields[field],
    message,
    fix: isGenerated
      ? 'give the container a startup probe of its own, as in `startup` or Probes.http({ startsWithin }).'
      : 'give it a startup probe that spares it for as long as it may take to start, as with `startsWithin` in Probes.',
  };
}
