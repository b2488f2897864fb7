import { smallest } from '../kubernetes/greatest';
import type { LocatedFinding } from '../check/located-finding';
import { causesOf } from '../check/symptoms/causes';
import { restartsOf } from './back-off';
import { waitsOf, type LiveWait, type Observed } from './gates';
import { agoSeconds } from './instants';
import { latestFirst, type LiveEvent } from './live-event';
import type { LiveReadiness, LiveVerdict, LiveWarning, VerifiedPod } from './live-output';
import { liveManifest, type PodManifest } from './match-manifest';

/** What is known of a Pod beside itself. */
export interface PodContext {
  readonly manifest: PodManifest | undefined;
  /** The events about it. */
  readonly events: readonly LiveEvent[];
  /** What `check` finds in its manifest, or else in the Pod. */
  readonly findings: readonly LocatedFinding[];
}

/** Says where a Pod is against what was predicted. */
export function verifyPod(observed: Observed, { manifest, events, findings }: PodContext): VerifiedPod {
  const { live, explanation, now } = observed;
  const waits = waitsOf(observed);
  const warnings = warningsOf(events, now);
  const verdict = verdictOf(observed, waits, warnings);
  const restarts = [...live.containers.values()]
    .filter((each) => each.restarts > 0)
    .map((each) => restartsOf(each, now));
  const isFine = verdict === 'ready' || verdict === 'succeeded' || verdict === 'stopping';
  const isWaited = ({ container }: { readonly container: string }): boolean =>
    waits.some((wait) => wait.container === container);
  return {
    namespace: live.namespace,
    name: live.name,
    manifest: manifest ? liveManifest(manifest, explanation) : null,
    phase: live.phase,
    reason: live.reason,
    message: live.message,
    verdict,
    waits,
    bounds: explanation.probeBounds.filter(isWaited),
    restarts,
    readiness: restarts.length === 0 && verdict === 'ready' ? readinessOf(observed) : null,
    deadlocks: isFine ? [] : explanation.deadlocks,
    findings: isFine && restarts.length === 0 ? [] : explaining(findings, seenText(observed, waits, warnings)),
    warnings,
  };
}

/** What `check` finds by the rules that know what is seen. */
function explaining(findings: readonly LocatedFinding[], seen: string): LocatedFinding[] {
  const rules = new Set(causesOf(seen).map(({ rule }) => rule));
  return findings.filter(({ rule }) => rules.has(rule));
}

/** All that the cluster says of a Pod, as one text. */
function seenText({ live }: Observed, waits: readonly LiveWait[], warnings: readonly LiveWarning[]): string {
  const containers = [...live.containers.values()].flatMap(({ reason, message, end, lastEnd }) => [
    reason,
    message,
    end?.reason ?? '',
    lastEnd?.reason ?? '',
  ]);
  const said = [...waits, ...warnings].flatMap(({ reason, message }) => [reason, message]);
  return [live.reason, live.message, ...containers, ...said].join('\n');
}

function warningsOf(events: readonly LiveEvent[], now: number): LiveWarning[] {
  return latestFirst(events.filter(({ isWarning }) => isWarning)).map(({ reason, message, count, lastAt }) => ({
    reason,
    message,
    count,
    agoSeconds: agoSeconds(lastAt, now),
  }));
}

const ENDS: ReadonlyMap<string, LiveVerdict> = new Map([
  ['Succeeded', 'succeeded'],
  ['Failed', 'failed'],
]);

function verdictOf(observed: Observed, waits: readonly LiveWait[], warnings: readonly LiveWarning[]): LiveVerdict {
  const { live } = observed;
  if (waits.some(({ overdueSeconds }) => overdueSeconds > 0)) return 'overdue';
  if (live.goneBy !== undefined) return 'stopping';
  const verdicts = waits.map((wait) => waitVerdict(observed, wait, warnings));
  const worst = WORST_FIRST.find((verdict) => verdicts.includes(verdict));
  return ENDS.get(live.phase) ?? worst ?? 'ready';
}

const WORST_FIRST: readonly LiveVerdict[] = ['unschedulable', 'blocked', 'crashLooping', 'hung', 'starting'];

function waitVerdict(observed: Observed, wait: LiveWait, warnings: readonly LiveWarning[]): LiveVerdict {
  const { gate, reason } = wait;
  if (gate === 'restart') return 'crashLooping';
  if (gate === 'scheduling' && reason === 'Unschedulable') return 'unschedulable';
  if (gate === 'containerStart' && isBlocked(wait, warnings)) return 'blocked';
  return runningVerdict(observed, wait);
}

/** A container that failed twice already is expected to do so again. */
function runningVerdict(observed: Observed, { gate, container: name }: LiveWait): LiveVerdict {
  const container = observed.live.containers.get(name ?? '');
  if (container?.state !== 'running') return 'starting';
  if (gate === 'readinessProbe' && wasReady(observed, container.startedAt)) return 'hung';
  return container.restarts > 1 && container.lastEnd?.exitCode !== 0 ? 'crashLooping' : 'starting';
}

/** Reasons that say no more than that it takes its time. */
const USUAL = ['', 'ContainerCreating', 'PodInitializing'];

/** What keeps the node from mounting a volume or making a sandbox is said by events alone. */
function isBlocked({ reason }: LiveWait, warnings: readonly LiveWarning[]): boolean {
  return !USUAL.includes(reason) || warnings.some((warning) => warning.reason.startsWith('Failed'));
}

/** The condition is false from the beginning, and turns once if the containers were never ready. */
function wasReady({ live }: Observed, startedAt = 0): boolean {
  const since = live.conditions.get('ContainersReady')?.since ?? 0;
  return since > startedAt + 1 && since > (live.startedAt ?? 0) + 1;
}

function readinessOf({ live, explanation }: Observed): LiveReadiness | null {
  const predicted = explanation.conditions.find(({ type }) => type === 'Ready');
  const since = live.conditions.get('Ready')?.since;
  const starts = [...live.containers.values()].flatMap(({ startedAt }) => startedAt ?? []);
  if (!predicted || since === undefined || starts.length === 0) return null;
  const { earliestSeconds, latestSeconds } = predicted;
  return { seconds: Math.max(since - smallest(starts), 0), earliestSeconds, latestSeconds };
}
