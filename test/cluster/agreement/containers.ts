import type { Json, JsonObject } from '../json';
import { image, oddImage } from './images';
import { oddResources, resources, type Profile } from './resources';
import type { Random } from './random';

/** How odd a Pod is allowed to be: the share of its parts that are not as they should be. */
export interface Oddness {
  readonly share: number;
}

export type ContainerList = 'initContainers' | 'containers' | 'ephemeralContainers';

const PULL_POLICIES = ['Always', 'IfNotPresent', 'Never'];
const ODD_PULL_POLICIES: readonly Json[] = ['', null, 'always', 'Sometimes', ' Always'];
const RESTART_POLICIES = ['Always', 'Always', 'Always', 'Always', 'OnFailure', 'Never'];
const ODD_RESTART_POLICIES: readonly Json[] = ['', null, 'always', 'Always ', 'Sometimes'];

/** A container with all that its class, its share of the node and its image depend on, and some more. */
export function container(random: Random, list: ContainerList, name: string, profile: Profile, oddness: Oddness): Json {
  const isOdd = (): boolean => random.chance(oddness.share);
  if (isOdd() && random.chance(0.05)) return random.pick<Json>([null, {}, { name }]);
  const asked = isOdd()
    ? oddResources(random, profile)
    : resources(random, list === 'ephemeralContainers' ? 'nothing' : profile);
  return {
    name: isOdd() && random.chance(0.2) ? random.pick<Json>(['', null, 'App', 'c0', 'a b']) : name,
    image: isOdd() ? oddImage(random) : image(random),
    ...(asked !== undefined && { resources: asked }),
    ...pullPolicy(random, isOdd()),
    ...restartPolicy(random, list, isOdd()),
    ...(random.chance(0.25) && more(random, list)),
  };
}

function pullPolicy(random: Random, isOdd: boolean): JsonObject {
  if (isOdd) return { imagePullPolicy: random.pick(ODD_PULL_POLICIES) };
  return random.chance(0.3) ? { imagePullPolicy: random.pick(PULL_POLICIES) } : {};
}

function restartPolicy(random: Random, list: ContainerList, isOdd: boolean): JsonObject {
  if (isOdd && random.chance(0.5)) return { restartPolicy: random.pick(ODD_RESTART_POLICIES) };
  const share = { initContainers: 0.55, containers: 0.06, ephemeralContainers: 0.05 }[list];
  return random.chance(share) ? { restartPolicy: random.pick(RESTART_POLICIES) } : {};
}

/** Other fields of a container: they must not disturb, and their types are checked too. */
function more(random: Random, list: ContainerList): JsonObject {
  const probe = {
    httpGet: { path: '/healthz', port: random.pick<Json>([8080, 'http']) },
    periodSeconds: 5,
    failureThreshold: 3,
  };
  return {
    ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }],
    env: [
      { name: 'MODE', value: 'fast' },
      { name: 'CPU', valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: '1m' } } },
      { name: 'NODE', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } },
      { name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'tokens', key: 'token', optional: true } } },
    ],
    command: ['/bin/app'],
    args: ['--verbose'],
    volumeMounts: [{ name: 'data', mountPath: '/data', readOnly: random.chance(0.5) }],
    ...(list === 'containers' && {
      startupProbe: { tcpSocket: { port: 8080 }, periodSeconds: 1, failureThreshold: 30 },
      readinessProbe: { ...probe, initialDelaySeconds: 2, timeoutSeconds: 3, successThreshold: 1 },
      livenessProbe: { exec: { command: ['true'] }, terminationGracePeriodSeconds: 20 },
      lifecycle: {
        preStop: { exec: { command: ['sleep', '5'] } },
        postStart: { httpGet: { port: 'http', scheme: 'HTTP' } },
      },
    }),
  };
}
