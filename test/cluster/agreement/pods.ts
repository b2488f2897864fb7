import { isObject, type Json, type JsonObject } from '../json';
import { container, type ContainerList, type Oddness } from './containers';
import { oddPodResources, oddResources, overhead, podResources, type Profile } from './resources';
import type { Random } from './random';

const POD_PROFILES = [[30, 'guaranteed'], [14, 'nothing'], [56, 'mixed']] as const; // prettier-ignore
const MIXED: readonly Profile[] = ['nothing', 'guaranteed', 'limits', 'requests', 'both', 'both', 'other'];
const COUNTS = {
  containers: [[60, 1], [30, 2], [10, 3]],
  initContainers: [[40, 0], [25, 1], [20, 2], [10, 3], [5, 5]],
  ephemeralContainers: [[90, 0], [10, 1]],
} as const; // prettier-ignore

/** A Pod's spec. The odder it is the less of it the API server accepts; without any oddness it accepts all of it. */
export function podSpec(random: Random, restartPolicies: readonly string[], oddness: Oddness): JsonObject {
  const isOdd = (): boolean => random.chance(oddness.share);
  const pod = random.weighted(POD_PROFILES);
  const list = (name: ContainerList): Json[] =>
    Array.from({ length: random.weighted(COUNTS[name]) }, (_, index) =>
      container(random, name, `${name.charAt(0)}${index}`, pod === 'mixed' ? random.pick(MIXED) : pod, oddness),
    );
  const initContainers = list('initContainers');
  const ephemeralContainers = isOdd() ? list('ephemeralContainers') : [];
  return {
    ...(initContainers.length > 0 && { initContainers }),
    containers: isOdd() && random.chance(0.02) ? random.pick<Json>([[], null]) : list('containers'),
    ...(ephemeralContainers.length > 0 && { ephemeralContainers }),
    volumes: volumes(random),
    ...restartPolicy(random, restartPolicies, isOdd()),
    ...(random.chance(0.25) && { resources: isOdd() ? oddPodResources(random) : podResources(random) }),
    ...(random.chance(0.12) && { overhead: isOdd() ? oddOverhead(random) : overhead(random) }),
    ...(random.chance(0.2) && { terminationGracePeriodSeconds: random.pick([0, 1, 30, 600]) }),
    ...(random.chance(0.05) && { hostNetwork: true }),
    ...(random.chance(0.05) && { shareProcessNamespace: true }),
  };
}

function oddOverhead(random: Random): Json {
  const asked = oddResources(random, 'limits');
  return isObject(asked) ? (asked['limits'] ?? {}) : null;
}

function volumes(random: Random): JsonObject[] {
  const source = random.pick<JsonObject>([
    { emptyDir: {} },
    { emptyDir: { medium: 'Memory', sizeLimit: '64Mi' } },
    {},
    { configMap: { name: 'settings', optional: true } },
  ]);
  return [{ name: 'data', ...source }];
}

function restartPolicy(random: Random, allowed: readonly string[], isOdd: boolean): JsonObject {
  if (isOdd)
    return random.chance(0.5) ? {} : { restartPolicy: random.pick<Json>(['', null, 'always', 'OnFailure', 'Always']) };
  const [first] = allowed;
  return first === 'Always' && random.chance(0.6) ? {} : { restartPolicy: random.pick(allowed) };
}
