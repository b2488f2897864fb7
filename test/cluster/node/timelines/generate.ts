import type { Random } from '../../agreement/random';
import type { JsonObject } from '../../json';
import { container, podSpec } from '../scripts/container';
import type { Run, Script } from '../scripts/script';
import { ownPolicy, withHooks, withLiveness, withProbe, type Made } from './parts';

/** A spec and the scripts of its containers. */
export interface Draft {
  readonly spec: JsonObject;
  readonly scripts: readonly Script[];
}

/** The restart policies of a Pod. */
export const RESTART_POLICIES = ['Always', 'OnFailure', 'Never'] as const;

const FIRST_PORT = 8000;

/** A small Pod: init steps, sidecars with and without a gate, and one or two containers of the app. */
export function draftPod(random: Random, journal: string, restartPolicy: string): Draft {
  const init = names('init', random.pick([0, 1, 1, 2, 2, 3])).map((name, index) => initContainer(random, name, index));
  const app = names('app', random.pick([1, 1, 2])).map((name, index) => appContainer(random, name, index));
  const spec = podSpec(journal, {
    restartPolicy,
    terminationGracePeriodSeconds: random.pick([2, 4, 6, 8]),
    ...(random.chance(0.08) ? { activeDeadlineSeconds: random.pick([6, 12, 20]) } : {}),
    initContainers: init.map(({ script, fields }) => container(script, fields)),
    containers: app.map(({ script, fields }) => container(script, fields)),
  });
  return { spec, scripts: [...init, ...app].map(({ script }) => script) };
}

function names(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}-${index + 1}`);
}

function initContainer(random: Random, name: string, index: number): Made {
  const port = FIRST_PORT + index;
  return random.chance(0.45) ? initStep(random, name, port) : sidecar(random, name, port);
}

function initStep(random: Random, name: string, port: number): Made {
  const succeeds: Run = { seconds: random.pick([0, 1, 2, 3]), exitCode: 0 };
  const fails: Run = { seconds: random.pick([0, 1, 2]), exitCode: random.pick([1, 7]) };
  const runs = random.weighted<Script['runs']>([
    [6, [succeeds]],
    [2, [fails, succeeds]],
    [1, [fails]],
    [1, [{ exitCode: 0 }]],
  ]);
  return { script: { container: name, runs, port, onTerm: onTerm(random) }, fields: ownPolicy(random) };
}

function sidecar(random: Random, name: string, port: number): Made {
  const runs = random.weighted<Script['runs']>([
    [8, [{ exitCode: 0 }]],
    [1, [{ seconds: random.pick([3, 5]), exitCode: random.pick([0, 1]) }, { exitCode: 0 }]],
  ]);
  const made = withHooks(random, { container: name, runs, port, onTerm: onTerm(random) });
  const gated = random.chance(0.6) ? withProbe(random, made, 'startupProbe') : made;
  const { script, fields } = random.chance(0.12) ? withLiveness(random, gated) : gated;
  return { script, fields: { ...fields, restartPolicy: 'Always' } };
}

function appContainer(random: Random, name: string, index: number): Made {
  const finishes: Run = { seconds: random.pick([1, 3, 5, 8]), exitCode: 0 };
  const fails: Run = { seconds: random.pick([1, 2, 4]), exitCode: random.pick([1, 3]) };
  const runs = random.weighted<Script['runs']>([
    [4, [{ exitCode: 0 }]],
    [4, [finishes]],
    [1, [fails, finishes]],
    [1, [fails, { exitCode: 0 }]],
    [1, [fails]],
  ]);
  const made = withHooks(random, { container: name, runs, port: FIRST_PORT + 10 + index, onTerm: onTerm(random) });
  const probed = random.chance(0.3) ? withProbe(random, made, random.pick(['readinessProbe', 'startupProbe'])) : made;
  const { script, fields } = random.chance(0.15) ? withLiveness(random, probed) : probed;
  return { script, fields: { ...fields, ...ownPolicy(random) } };
}

function onTerm(random: Random): number | 'ignores' {
  return random.weighted<number | 'ignores'>([
    [5, 0],
    // half a second away from what the kubelet counts in whole seconds: a tie with KILL may go either way
    [3, random.pick([0.5, 1.5, 2.5, 3.5])],
    [2, 'ignores'],
  ]);
}
