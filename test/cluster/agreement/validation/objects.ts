import type { Json, JsonObject } from '../../json';
import type { Random } from '../random';
import { mutated } from './mutate';
import { fieldsOfKind, type TypedField } from './places';
import { scenario } from './scenarios';

/** A kind whose objects are compared. */
interface Kind {
  readonly kind: string;
  readonly apiVersion: string;
  readonly weight: number;
  readonly spec: (random: Random, template: JsonObject) => JsonObject;
}

const LABELS = { app: 'shop' };
const NAME = 'shop';

const ofSelector = (_random: Random, template: JsonObject): JsonObject => ({
  selector: { matchLabels: LABELS },
  template,
});
const toTheEnd = (random: Random, { metadata = {}, spec = {} }: JsonObject): JsonObject => ({
  template: { metadata, spec: { restartPolicy: random.pick(['Never', 'OnFailure']), ...(spec as JsonObject) } },
});

const KINDS: readonly Kind[] = [
  { kind: 'Pod', apiVersion: 'v1', weight: 40, spec: (_random, { spec = {} }) => spec as JsonObject },
  { kind: 'Deployment', apiVersion: 'apps/v1', weight: 16, spec: ofSelector },
  { kind: 'StatefulSet', apiVersion: 'apps/v1', weight: 11, spec: (random, template) => ({ serviceName: NAME, ...ofSelector(random, template) }) },
  { kind: 'DaemonSet', apiVersion: 'apps/v1', weight: 8, spec: ofSelector },
  { kind: 'ReplicaSet', apiVersion: 'apps/v1', weight: 6, spec: ofSelector },
  { kind: 'Job', apiVersion: 'batch/v1', weight: 10, spec: toTheEnd },
  { kind: 'CronJob', apiVersion: 'batch/v1', weight: 9, spec: (random, template) => ({ schedule: '0 3 * * *', jobTemplate: { spec: toTheEnd(random, template) } }) },
]; // prettier-ignore

/** An object that was made, and the fields that were changed in it. */
export interface Made {
  readonly object: JsonObject;
  readonly changed: readonly TypedField[];
}

/** How many changes are made to an object. */
const CHANGES = [[22, 0], [56, 1], [16, 2], [6, 4]] as const; // prettier-ignore

/** Makes objects of which each field that a version has is changed in its turn. */
export class ObjectMaker {
  private readonly fields = new Map<string, readonly TypedField[]>();
  private readonly turns = new Map<string, number>();

  constructor(
    private readonly random: Random,
    private readonly minor: number,
  ) {}

  make(): Made {
    const { random, minor } = this;
    const { kind, apiVersion, spec } = random.weighted(KINDS.map((entry) => [entry.weight, entry] as const));
    const template = { metadata: { labels: LABELS }, spec: plainSpec(random) };
    const plain: JsonObject = { apiVersion, kind, metadata: { name: NAME }, spec: spec(random, template) };
    const changed: TypedField[] = [];
    let object = random.chance(0.3) ? scenario(plain, kind, random) : plain;
    for (let left = random.weighted(CHANGES); left > 0; left -= 1) {
      const typed = this.nextField(kind);
      changed.push(typed);
      object = mutated(object, typed, { kind, minor }, random);
    }
    return { object, changed };
  }

  private nextField(kind: string): TypedField {
    const fields = this.fields.get(kind) ?? fieldsOfKind(kind, this.minor);
    this.fields.set(kind, fields);
    const turn = this.turns.get(kind) ?? 0;
    this.turns.set(kind, turn + 1);
    // a stride that shares no factor with most lengths, so that neighbours are not changed together
    return fields[(turn * 7919) % fields.length] as TypedField;
  }
}

/** A Pod with volumes of the kinds that others refer to. */
function plainSpec(random: Random): JsonObject {
  const some = (chance: number, fields: JsonObject): JsonObject => (random.chance(chance) ? fields : {});
  const init: Json[] = [];
  if (random.chance(0.25)) init.push({ name: 'init', image: 'shop:1', command: ['true'] });
  if (random.chance(0.2)) init.push({ name: 'proxy', image: 'proxy:1', restartPolicy: 'Always' });
  return {
    ...(init.length > 0 && { initContainers: init }),
    containers: [
      {
        name: 'web', image: 'shop:1',
        ...some(0.6, { ports: [{ name: 'http', containerPort: 8080 }] }),
        ...some(0.5, { volumeMounts: [{ name: 'data', mountPath: '/data' }] }),
        ...some(0.3, { resources: { requests: { cpu: '1', memory: '1Gi' }, limits: { memory: '1Gi' } } }),
      },
      ...(random.chance(0.3) ? [{ name: 'log', image: 'log:1' }] : []),
    ],
    volumes: [
      { name: 'data', emptyDir: {} },
      { name: 'cache', configMap: { name: 'settings' } },
      { name: 'claim', persistentVolumeClaim: { claimName: 'shop' } },
      { name: 'scratch', emptyDir: {} },
    ],
    ...some(0.15, { resourceClaims: [{ name: 'gpu', resourceClaimName: 'gpu' }] }),
    ...some(0.1, { hostNetwork: true }),
    ...some(0.1, { hostUsers: false }),
    ...some(0.1, { os: { name: 'linux' } }),
  };
} // prettier-ignore
