import type { Json, JsonObject } from '../json';
import { podSpec } from './pods';
import type { Random } from './random';
import { withKnownField, withWrongType } from './wrong-types';

const ANY = ['Always', 'OnFailure', 'Never'];
const ALWAYS = ['Always'];
const TO_THE_END = ['OnFailure', 'Never'];
const LABELS = { app: 'shop' };

/** A kind that holds a Pod, and how an object of it is made around the Pod's spec. */
interface Kind {
  readonly kind: string;
  readonly apiVersion: string;
  readonly weight: number;
  readonly restartPolicies: readonly string[];
  readonly body: (podTemplate: JsonObject) => JsonObject;
}

const ofSelector = (template: JsonObject): JsonObject => ({ spec: { selector: { matchLabels: LABELS }, template } });

const KINDS: readonly Kind[] = [
  { kind: 'Pod', apiVersion: 'v1', weight: 44, restartPolicies: ANY, body: ({ spec }) => ({ spec: spec ?? null }) },
  { kind: 'PodTemplate', apiVersion: 'v1', weight: 5, restartPolicies: ANY, body: (template) => ({ template }) },
  {
    kind: 'ReplicationController',
    apiVersion: 'v1',
    weight: 5,
    restartPolicies: ALWAYS,
    body: (template) => ({ spec: { selector: LABELS, template } }),
  },
  { kind: 'Deployment', apiVersion: 'apps/v1', weight: 16, restartPolicies: ALWAYS, body: ofSelector },
  { kind: 'ReplicaSet', apiVersion: 'apps/v1', weight: 5, restartPolicies: ALWAYS, body: ofSelector },
  { kind: 'DaemonSet', apiVersion: 'apps/v1', weight: 6, restartPolicies: ALWAYS, body: ofSelector },
  {
    kind: 'StatefulSet',
    apiVersion: 'apps/v1',
    weight: 6,
    restartPolicies: ALWAYS,
    body: (template) => ({ spec: { serviceName: 'shop', selector: { matchLabels: LABELS }, template } }),
  },
  {
    kind: 'Job',
    apiVersion: 'batch/v1',
    weight: 7,
    restartPolicies: TO_THE_END,
    body: (template) => ({ spec: { template } }),
  },
  {
    kind: 'CronJob',
    apiVersion: 'batch/v1',
    weight: 6,
    restartPolicies: TO_THE_END,
    body: (template) => ({ spec: { schedule: '0 3 * * *', jobTemplate: { spec: { template } } } }),
  },
];

/** More than a third of the objects hold nothing odd; the API server takes them and few of the others. */
const ODDNESS = [[38, 0], [42, 0.08], [20, 0.3]] as const; // prettier-ignore
const WRONG_TYPE_SHARE = 0.3;

/** An object that holds a Pod, of any built-in kind. */
export function anyObject(random: Random): JsonObject {
  const { kind, apiVersion, restartPolicies, body } = random.weighted(
    KINDS.map((entry) => [entry.weight, entry] as const),
  );
  const share = random.weighted(ODDNESS);
  const sound = podSpec(random, restartPolicies, { share });
  const spec = share > 0 && random.chance(WRONG_TYPE_SHARE) ? otherTyped(random, sound) : sound;
  return { apiVersion, kind, metadata: { name: 'shop' }, ...body({ metadata: { labels: LABELS }, spec }) };
}

function otherTyped(random: Random, spec: JsonObject): Json {
  return random.chance(0.5) ? withWrongType(random, spec) : withKnownField(random, spec);
}
