import { fieldsOf, listOf, type Fields } from '../../../src/kubernetes/json';
import type { JsonObject } from '../json';
import { CAPABILITIES, OF_CONTAINER, OF_POD_AND_CONTAINER, SYSCTLS, VOLUMES } from './pod-security-values';
import type { Random } from './random';

/** A change of a Pod in a field that Pod Security admission reads. */
export interface Mutation {
  /** The field, as the tally names it. */
  readonly field: string;
  readonly apply: (pod: DraftPod, random: Random) => void;
}

/** A Pod that is being made. */
export interface DraftPod {
  readonly annotations: Fields;
  readonly spec: Fields;
  readonly containers: readonly Fields[];
}

/** A Pod, and the fields in which it differs from a plain one. */
export interface MutatedPod {
  readonly object: JsonObject;
  readonly fields: readonly string[];
}

const HARDENED = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };
const POD_HARDENED = { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } };
const APPARMOR = 'container.apparmor.security.beta.kubernetes.io/';

const PROBES = ['startupProbe', 'livenessProbe', 'readinessProbe'];
const HOOKS = ['postStart', 'preStop'];
const HOSTS = [null, '', '127.0.0.1', 'shop.example.com', 'localhost'];

/** Every field that a check reads. */
export const MUTATIONS: readonly Mutation[] = [
  ...['hostNetwork', 'hostPID', 'hostIPC', 'hostUsers'].map((field) => ofSpec(field, [true, false, null])),
  ofSpec('os', [{ name: 'linux' }, { name: 'windows' }, null]),
  ...VOLUMES.map(ofVolumes),
  ...Object.entries(OF_POD_AND_CONTAINER).map(([field, values]) => ofPodContext(field, values)),
  {
    field: 'securityContext.sysctls',
    apply: ({ spec }, random) => {
      const names = [...new Set([random.pick(SYSCTLS), random.pick(SYSCTLS)])];
      contextOf(spec)['sysctls'] = names.map((name) => ({ name, value: '1' }));
    },
  },
  {
    field: 'securityContext removed',
    apply: ({ spec, containers }, random) => delete random.pick([spec, ...containers])['securityContext'],
  },
  ...Object.entries(OF_CONTAINER).map(([field, values]) => ofContainerContext(field, values)),
  ...['add', 'drop'].map(ofCapabilities),
  {
    field: 'containers[*].securityContext.procMount',
    apply: ({ spec, containers }, random) => {
      contextOf(random.pick(containers))['procMount'] = random.pick(['Default', 'Unmasked', 'Unmasked', null]);
      // the API server takes it of such Pods only
      if (random.chance(0.5)) spec['hostUsers'] = false;
    },
  },
  ...PROBES.map((probe) => ofContainer(`${probe} host`, (container, random) => (container[probe] = call(random)))),
  ...HOOKS.map((hook) =>
    ofContainer(`${hook} host`, (container, random) => {
      container['lifecycle'] = { ...fieldsOf(container['lifecycle']), [hook]: call(random) };
    }),
  ),
  ofContainer('hostPort', (container, random) => {
    const containerPort = 8000 + random.below(1000);
    container['ports'] = [{ containerPort, hostPort: random.pick([0, containerPort, null]) }];
  }),
  {
    field: 'AppArmor annotation',
    apply: ({ annotations, containers }, random) => {
      const name = String(random.pick(containers)['name']);
      annotations[`${APPARMOR}${name}`] = random.pick(['runtime/default', 'localhost/shop', 'unconfined', '', 'other']);
    },
  },
];

/** A Pod, or a Deployment of it, that differs in a few fields from one that `restricted` takes. */
export function mutatedPod(random: Random): MutatedPod {
  const pod = plainPod(random);
  const mutations = Array.from({ length: random.below(5) }, () => random.pick(MUTATIONS));
  for (const { apply } of mutations) apply(pod, random);
  return { object: objectOf(pod, random), fields: mutations.map(({ field }) => field) };
}

/** A Pod that `restricted` takes, some of them for Windows, where most settings are refused. */
function plainPod(random: Random): DraftPod {
  const isForWindows = random.chance(0.1);
  const hardened = isForWindows ? {} : { securityContext: HARDENED };
  const context = isForWindows ? { runAsNonRoot: true } : POD_HARDENED;
  const container = (name: string, more: Fields = {}): Fields => ({ name, image: `${name}:1`, ...hardened, ...more });
  const containers = [container('web'), ...(random.chance(0.4) ? [container('log')] : [])];
  const initContainers = [
    ...(random.chance(0.2) ? [container('init')] : []),
    ...(random.chance(0.2) ? [container('proxy', { restartPolicy: 'Always' })] : []),
  ];
  const ephemeralContainers = random.chance(0.05) ? [container('debug')] : [];
  return {
    annotations: {},
    spec: {
      initContainers,
      containers,
      ephemeralContainers,
      securityContext: context,
      ...(isForWindows && { os: { name: 'windows' } }),
    },
    containers: [...initContainers, ...containers, ...ephemeralContainers],
  };
}

function objectOf({ annotations, spec }: DraftPod, random: Random): JsonObject {
  const [metadata, labels] = [{ annotations }, { app: 'shop' }];
  const filled = Object.fromEntries(
    Object.entries(spec).filter(([, value]) => listOf(value).length > 0 || !Array.isArray(value)),
  );
  const object = random.chance(0.7)
    ? { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'shop', ...metadata }, spec: filled }
    : {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'shop' },
        spec: { selector: { matchLabels: labels }, template: { metadata: { ...metadata, labels }, spec: filled } },
      };
  return object as JsonObject;
}

function contextOf(holder: Fields): Fields {
  const context = { ...fieldsOf(holder['securityContext']) };
  holder['securityContext'] = context;
  return context;
}

function ofSpec(field: string, values: readonly unknown[]): Mutation {
  return { field, apply: ({ spec }, random) => (spec[field] = random.pick(values)) };
}

function ofPodContext(field: string, values: readonly unknown[]): Mutation {
  return {
    field: `securityContext.${field}`,
    apply: ({ spec }, random) => (contextOf(spec)[field] = random.pick(values)),
  };
}

function ofContainer(field: string, apply: (container: Fields, random: Random) => void): Mutation {
  return { field: `containers[*].${field}`, apply: ({ containers }, random) => apply(random.pick(containers), random) };
}

function ofContainerContext(field: string, values: readonly unknown[]): Mutation {
  return ofContainer(`securityContext.${field}`, (container, random) => {
    contextOf(container)[field] = random.pick(values);
  });
}

function ofCapabilities(list: string): Mutation {
  return ofContainer(`securityContext.capabilities.${list}`, (container, random) => {
    const context = contextOf(container);
    const names = Array.from({ length: random.below(3) }, () => random.pick(CAPABILITIES));
    context['capabilities'] = { ...fieldsOf(context['capabilities']), [list]: names };
  });
}

function ofVolumes(source: Fields): Mutation {
  const [type = 'none'] = Object.keys(source);
  return {
    field: `volumes[*].${type}`,
    apply: ({ spec }) => {
      const volumes = listOf(spec['volumes']);
      spec['volumes'] = [...volumes, { name: `volume-${volumes.length}`, ...source }];
    },
  };
}

/** A call over the network, or none. */
function call(random: Random): Fields {
  return random.chance(0.8)
    ? { [random.pick(['httpGet', 'tcpSocket'])]: { port: 8080, host: random.pick(HOSTS) } }
    : { exec: { command: ['true'] } };
}
