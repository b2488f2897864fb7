import type { Random } from '../../agreement/random';
import type { JsonObject } from '../../json';
import { hookHandler, probeHandler, type HookHandler, type ProbeHandler } from '../scripts/container';
import { ALIVE_FILE, READY_FILE, type HookScript, type Script } from '../scripts/script';

/** What a container is made to do, and the fields that make the kubelet see it. */
export interface Made {
  readonly script: Script;
  readonly fields: JsonObject;
}

/** A container with hooks, or without. */
export function withHooks(random: Random, script: Script): Made {
  const lifecycle: Record<string, JsonObject> = {};
  const hooks: Partial<Record<'postStart' | 'preStop', HookScript>> = {};
  for (const hook of ['postStart', 'preStop'] as const) {
    if (!random.chance(0.3)) continue;
    const handler = random.weighted<HookHandler>([
      [3, 'exec'],
      [1, 'sleep'],
    ]);
    const exitCode = handler === 'exec' && random.chance(0.1) ? 1 : 0;
    const made = { seconds: random.pick(handler === 'exec' ? [0, 1, 2, 3] : [1, 2]), exitCode };
    hooks[hook] = made;
    lifecycle[hook] = hookHandler(handler, script.container, hook, made);
  }
  return {
    script: { ...script, ...hooks },
    fields: Object.keys(lifecycle).length > 0 ? { lifecycle } : {},
  };
}

/** A container whose probe succeeds after a while, or never. */
export function withProbe(random: Random, { script, fields }: Made, field: 'startupProbe' | 'readinessProbe'): Made {
  const handler = random.weighted<ProbeHandler>([
    [1, 'exec'],
    [2, 'httpGet'],
    [2, 'tcpSocket'],
  ]);
  const readyAfter = random.weighted<number | 'never'>([
    [8, random.pick([0, 1, 2, 4])],
    [1, 'never'],
  ]);
  const probe = {
    ...probeHandler(handler, script.port, READY_FILE),
    periodSeconds: random.pick([1, 1, 2]),
    failureThreshold: random.weighted([
      [4, 30],
      [1, 2],
    ]),
    ...(random.chance(0.2) ? { initialDelaySeconds: random.pick([1, 3]) } : {}),
  };
  return { script: { ...script, readyAfter }, fields: { ...fields, [field]: probe } };
}

/** A container that answers its liveness probe for a while only, in each run. */
export function withLiveness(random: Random, { script, fields }: Made): Made {
  // the web server of a container that is not ready yet is not there
  const handler = script.readyAfter === undefined ? random.pick<ProbeHandler>(['exec', 'httpGet']) : 'exec';
  const livenessProbe = {
    ...probeHandler(handler, script.port, ALIVE_FILE),
    periodSeconds: 1,
    failureThreshold: random.pick([1, 2]),
    ...(random.chance(0.3) ? { terminationGracePeriodSeconds: random.pick([1, 3]) } : {}),
  };
  return { script: { ...script, hangsAfter: random.pick([3, 5]) }, fields: { ...fields, livenessProbe } };
}

/** The restart policy of a single container, for a few; a code that its rule lists starts it again. */
export function ownPolicy(random: Random): JsonObject {
  if (!random.chance(0.15)) return {};
  const restartPolicy = random.pick(['OnFailure', 'Never']);
  const rule = { action: 'Restart', exitCodes: { operator: random.pick(['In', 'NotIn']), values: [3, 7] } };
  return random.chance(0.5) ? { restartPolicy } : { restartPolicy, restartPolicyRules: [rule] };
}
