import type { Random } from '../agreement/random';
import type { JsonObject } from '../json';

/** What a container may ask for and be limited to, so that Pods of every class come out. */
const RESOURCES: readonly (readonly [weight: number, resources: JsonObject])[] = [
  [2, {}],
  [3, { requests: { cpu: '100m', memory: '64Mi' }, limits: { cpu: '200m', memory: '128Mi' } }],
  [2, { requests: { cpu: '100m', memory: '64Mi' } }],
  [2, { limits: { cpu: '200m', memory: '128Mi' } }],
  [2, { requests: { memory: '64Mi' }, limits: { memory: '64Mi' } }],
  [1, { requests: { cpu: '100m', 'ephemeral-storage': '1Gi' } }],
];

const EQUAL: JsonObject = {
  requests: { cpu: '200m', memory: '128Mi' },
  limits: { cpu: '200m', memory: '128Mi' },
};

const POD_RESOURCES: JsonObject = { requests: { cpu: '2', memory: '2Gi' }, limits: { cpu: '4', memory: '4Gi' } };

/** A Pod whose containers can be resized, or cannot for all kinds of reasons. */
export function draftPod(random: Random, name: string): JsonObject {
  const isGuaranteed = random.chance(0.3);
  const container = (index: number): JsonObject => draftContainer(random, `c${index}`, isGuaranteed);
  const init = Array.from({ length: random.below(3) }, (_, index) => ({
    ...container(index),
    ...(random.chance(0.5) ? { restartPolicy: 'Always' } : {}),
  }));
  const app = Array.from({ length: 1 + random.below(2) }, (_, index) => container(init.length + index));
  const spec = {
    ...(random.chance(0.3) ? { restartPolicy: random.pick(['Never', 'OnFailure']) } : {}),
    ...(random.chance(0.1) ? { os: { name: random.pick(['linux', 'windows']) } } : {}),
    ...(random.chance(0.2) ? { resources: POD_RESOURCES } : {}),
    ...(init.length > 0 ? { initContainers: init } : {}),
    containers: app,
  };
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace: 'default' }, spec };
}

function draftContainer(random: Random, name: string, isGuaranteed: boolean): JsonObject {
  const resources = isGuaranteed ? EQUAL : random.weighted(RESOURCES);
  const resizePolicy = draftPolicy(random);
  return { name, image: 'busybox:1.36', resources, ...(resizePolicy.length > 0 ? { resizePolicy } : {}) };
}

function draftPolicy(random: Random): JsonObject[] {
  if (random.chance(0.5)) return [];
  return Array.from({ length: 1 + random.below(2) }, () => ({
    resourceName: random.weighted([
      [8, 'cpu'],
      [8, 'memory'],
      [1, 'ephemeral-storage'],
    ]),
    restartPolicy: random.weighted([
      [8, 'NotRequired'],
      [8, 'RestartContainer'],
      [1, 'Sometimes'],
    ]),
  }));
}
