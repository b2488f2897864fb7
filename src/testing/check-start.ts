import { greatest } from '../kubernetes/greatest';
import type { StoredSpec } from '../pod/stored-spec';
import { startDeadlockText } from '../explain/wording/start-deadlock-text';
import type { Duration } from 'cdk8s';
import { fieldsOf, listOf } from '../kubernetes/json';
import { containersOf, type PodContainer, withoutEphemeral } from '../pod/containers';
import { startOf, type StartGate, type StartStep } from '../pod/timeline/start';
import { containerText } from './container-words';
import { limitSeconds } from './limit-seconds';
import type { PodMatcherOptions } from './select-pods';
import { requireContainers, type TestedPod } from './tested-pod';
import type { Verdict } from './verdict';

/**
 * What is expected of the start of a Pod, and of which.
 */
export interface StartMatcherOptions extends PodMatcherOptions {
  /**
   * How long each init step runs at most, by its name, in seconds or as a Duration. No manifest says it.
   *
   * @default - unknown: a Pod with an init step then never starts within any time
   */
  readonly initSteps?: { readonly [name: string]: Duration | number };
}

/** When a container has passed its gate at the latest, from the start of the Pod's first container. */
interface StartLine {
  readonly container: PodContainer;
  readonly gate: StartGate;
  /** Null if nothing bounds it. */
  readonly latestSeconds: number | null;
}

/**
 * Whether all containers of a Pod have started within a time: every init step has ended, every startup probe has
 * succeeded, every postStart hook has returned. Readiness probes do not count, since nothing bounds them.
 */
export function checkStart(pod: TestedPod, limit: Duration | number, options: StartMatcherOptions): Verdict {
  const { stored } = pod;
  const allowed = limitSeconds(limit);
  requireContainers(pod);
  const { deadlocks } = startOf(stored);
  if (deadlocks.length > 0)
    return { holds: false, fact: `never starts: ${deadlocks.map(startDeadlockText).join(' ')}` };
  const lines = startLines(stored, options.initSteps ?? {});
  const culprit = lines.find(({ latestSeconds }) => latestSeconds === null || latestSeconds > allowed);
  return {
    holds: culprit === undefined,
    fact: [`${totalText(lines)}:`, ...lines.map((line) => lineText(line, allowed))].join('\n'),
    ...(culprit && { fix: fixOf(culprit), isUnknown: isUnknown(culprit) }),
  };
}

/** Only whoever wrote an init step knows how long it runs. */
function isUnknown({ gate, latestSeconds }: StartLine): boolean {
  return gate === 'exit' && latestSeconds === null;
}

/** The names of init steps whose time is given, and that no Pod has. */
export function findUnknownInitSteps(pods: readonly TestedPod[], { initSteps = {} }: StartMatcherOptions): string[] {
  const known = new Set(pods.flatMap(({ stored }) => containersOf(stored).filter(isInitStep)).map(({ name }) => name));
  return Object.keys(initSteps).filter((name) => !known.has(name));
}

/** Everything starts later by what the init steps before it take. */
function startLines(stored: StoredSpec, initSteps: { readonly [name: string]: Duration | number }): StartLine[] {
  const steps = startOf(withoutInitSteps(stored)).steps.values();
  let ran: number | null = 0;
  return withoutEphemeral(containersOf(stored)).map((container) => {
    if (!isInitStep(container)) return lineOf(container, steps.next().value, ran);
    const given = Object.hasOwn(initSteps, container.name) ? initSteps[container.name] : undefined;
    ran = given === undefined ? null : plus(ran, limitSeconds(given));
    return { container, gate: 'exit', latestSeconds: latestInitStep(stored, container, ran) };
  });
}

function lineOf(container: PodContainer, step: StartStep | undefined, ran: number | null): StartLine {
  return { container, gate: step?.gate ?? 'running', latestSeconds: plus(ran, step?.latestSeconds ?? null) };
}

/** An init step ends when the sidecars before it have started and all init steps until then have run. */
function latestInitStep(stored: StoredSpec, { index }: PodContainer, ran: number | null): number | null {
  const before = { ...stored, initContainers: listOf(stored['initContainers']).slice(0, index) };
  const sidecars = startOf(withoutInitSteps(before)).steps.filter(({ kind }) => kind === 'sidecar');
  return plus(ran, sidecars.length === 0 ? 0 : (sidecars.at(-1)?.latestSeconds ?? null));
}

/** A Pod that fails at its deadline has not started, so that the deadline bounds nothing here. */
function withoutInitSteps({ activeDeadlineSeconds: _, ...stored }: StoredSpec): StoredSpec {
  const sidecars = listOf(stored['initContainers']).filter((item) => fieldsOf(item)['restartPolicy'] === 'Always');
  return { ...stored, initContainers: sidecars };
}

function isInitStep({ kind }: PodContainer): boolean {
  return kind === 'init';
}

function plus(left: number | null, right: number | null): number | null {
  return left === null || right === null ? null : left + right;
}

function totalText(lines: readonly StartLine[]): string {
  const times = lines.map(({ latestSeconds }) => latestSeconds);
  if (times.includes(null)) return 'may take any time to start';
  return `may take ${greatest(times.map(Number))} s to start`;
}

const GATES: Readonly<Record<StartGate, string>> = {
  exit: 'has ended',
  startupProbe: 'has passed its startup probe',
  running: 'runs',
};

function lineText({ container, gate, latestSeconds }: StartLine, allowed: number): string {
  const isTooLong = latestSeconds === null || latestSeconds > allowed;
  const time = latestSeconds === null ? 'at any time' : `by ${latestSeconds} s`;
  return `  ${isTooLong ? '>' : ' '} ${time}: ${containerText(container)} ${GATES[gate]}`;
}

const HOOK_CURE = 'nothing bounds a hook that runs a command or sends a request: leave out the postStart hook';

function fixOf({ container, gate, latestSeconds }: StartLine): string {
  const { name } = container;
  if (gate === 'exit' && latestSeconds === null) {
    return `say how long it runs at most, as in toStartWithin(60, { initSteps: { ${JSON.stringify(name)}: 20 } }).`;
  }
  if (latestSeconds === null) return `${HOOK_CURE} of "${name}", or one before it.`;
  const cures: Readonly<Record<StartGate, string>> = {
    exit: `make "${name}" run for a shorter time`,
    startupProbe: `lower failureThreshold or periodSeconds of the startup probe of "${name}"`,
    running: `shorten the postStart hook of "${name}", or what is before it`,
  };
  return `${cures[gate]}, or allow more time.`;
}
