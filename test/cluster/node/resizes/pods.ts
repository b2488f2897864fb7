import type { JsonObject } from '../../json';
import { BOX, podSpec, shell } from '../scripts/container';

/** A container that is there until it is told to stop. */
const STAYS = "trap 'exit 0' TERM; sleep 100000 & wait";

/** What a container has, and what it gets, in thousandths of a CPU and in mebibytes. */
export interface Amounts {
  readonly cpu: { readonly request: number; readonly limit: number };
  readonly memory: { readonly request: number; readonly limit: number };
}

export const BEFORE: Amounts = { cpu: { request: 100, limit: 200 }, memory: { request: 32, limit: 64 } };
export const AFTER: Amounts = { cpu: { request: 150, limit: 300 }, memory: { request: 48, limit: 96 } };
const [EQUAL, EQUAL_AFTER]: readonly [Amounts, Amounts] = [
  { cpu: { request: 100, limit: 100 }, memory: { request: 32, limit: 32 } },
  { cpu: { request: 150, limit: 150 }, memory: { request: 48, limit: 48 } },
];

/** A Pod, and what each of its containers is to get; one after another, the cpu and then the memory. */
export interface ResizeCase {
  readonly name: string;
  readonly spec: JsonObject;
  readonly after: Amounts;
  readonly before: Amounts;
}

/** Pods with every policy on every kind of container, of two classes, and one with resources of its own. */
export function resizeCases(journal: string): ResizeCase[] {
  const made = (name: string, fields: JsonObject, before = BEFORE, after = AFTER): ResizeCase => {
    return { name, spec: podSpec(journal, { terminationGracePeriodSeconds: 2, ...fields }), before, after };
  };
  return [
    made('resize-policies', {
      initContainers: [container('sidecar', BEFORE, 'cpu', { restartPolicy: 'Always' })],
      containers: [
        container('neither', BEFORE),
        container('cpu', BEFORE, 'cpu'),
        container('memory', BEFORE, 'memory'),
      ],
    }),
    made('resize-step', { initContainers: [container('step', BEFORE)], containers: [container('app', BEFORE)] }),
    made('resize-guaranteed', { containers: [container('app', EQUAL, 'memory')] }, EQUAL, EQUAL_AFTER),
    made('resize-whole', {
      resources: { requests: { cpu: '500m', memory: '128Mi' }, limits: { cpu: '1', memory: '256Mi' } },
      containers: [container('app', BEFORE)],
    }),
  ];
}

function container(name: string, amounts: Amounts, restartsFor?: string, fields: JsonObject = {}): JsonObject {
  const resizePolicy = restartsFor ? [{ resourceName: restartsFor, restartPolicy: 'RestartContainer' }] : [];
  const resources = resourcesOf(amounts);
  return { name, image: BOX, imagePullPolicy: 'Never', command: shell(STAYS), resources, resizePolicy, ...fields };
}

/** Amounts as a container has them. */
export function resourcesOf({ cpu, memory }: Amounts): JsonObject {
  return {
    requests: { cpu: `${cpu.request}m`, memory: `${memory.request}Mi` },
    limits: { cpu: `${cpu.limit}m`, memory: `${memory.limit}Mi` },
  };
}
