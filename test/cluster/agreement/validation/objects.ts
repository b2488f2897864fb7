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
const CHANGES = [[30, 0], [52, 1], [13, 2], [5, 4]] as const; // prettier-ignore

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
    let object = random.chance(0.6) ? scenario(plain, kind, random) : plain;
    for (let left = random.weighted(CHANGES); left > 0; left -= 1) {
      const typed = this.nextField(kind);
      changed.push(typed);
      object = mutated(object, typed, { kind, minor }, random);
    }
    return { object, changed };
  }

  /** One of the fields that were changed least often, so that those of a few kinds come up as often as others. */
  private nextField(kind: string): TypedField {
    const fields = this.fields.get(kind) ?? fieldsOfKind(kind, this.minor);
    this.fields.set(kind, fields);
    const least = Math.min(...fields.map((field) => this.turnsOf(field)));
    const next = this.random.pick(fields.filter((field) => this.turnsOf(field) === least));
    this.turns.set(nameOf(next), least + 1);
    return next;
  }

  private turnsOf(field: TypedField): number {
    return this.turns.get(nameOf(field)) ?? 0;
  }
}

function nameOf({ type, field }: TypedField): string {
  return `${type}.${field.name}`;
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
