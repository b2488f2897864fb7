import type { Finding } from '../../src/findings/finding';
import type { FeatureTarget } from '../../src/kubernetes/fields/features';
import { KubernetesVersion } from '../../src/kubernetes/version';
import { Random } from './agreement/random';
import { shrink } from './agreement/shrink';
import { ObjectMaker } from './agreement/validation/objects';
import { foundIn } from './agreement/validation/suite';
import { isList, isObject, textAt, type Json, type JsonObject } from './json';
import { secondsSince } from './report';
import { ResourcePaths } from './resource-paths';
import type { Bench } from './run-suite';
import { isAtLeast } from './targets';

/** So many objects are sent to each server. */
const AMOUNT = 300;
/** The same ones every day. */
const SEED = 20260401;
/** So many disagreements are worth reading at a time. */
const MOST_SHOWN = 5;
const DRY_RUN = '?dryRun=All&fieldValidation=Strict';
/** The first version whose server looks at the template of a StatefulSet. */
const TEMPLATES_SINCE = '1.36';
const [BAD_REQUEST, INVALID] = [400, 422];

/** What a server says of an object: whether decoding or validation refuses it, and why; undefined if something else does. */
interface Answer {
  readonly isRefused: boolean;
  readonly why: string;
}

/** Creates random objects on a server, and compares whether it refuses them with what the rules find for its version. */
export async function runRandomObjects(bench: Bench): Promise<void> {
  const start = Date.now();
  const { report, target } = bench;
  const server = new Server(bench);
  const random = new Random(SEED + Number(target.minor.split('.')[1]));
  const maker = new ObjectMaker(random, KubernetesVersion.of(target.minor).minor);
  const counts = { judged: 0, refused: 0, others: 0, falseRefusals: 0, falsePasses: 0 };
  for (let made = 0; made < AMOUNT; made += 1) {
    const { object } = maker.make();
    const answer = await server.ask(object);
    if (answer === undefined) {
      counts.others += 1;
      continue;
    }
    counts.judged += 1;
    if (answer.isRefused) counts.refused += 1;
    if (answer.isRefused === isFound(object, server.target)) continue;
    if (answer.isRefused) counts.falsePasses += 1;
    else counts.falseRefusals += 1;
    if (counts.falsePasses + counts.falseRefusals <= MOST_SHOWN) await tell(bench, server, object);
  }
  report.say(
    `${target.minor}  random objects: ${counts.judged} judged, ${counts.refused} of them refused, ${counts.falseRefusals} ` +
      `false refusals, ${counts.falsePasses} false passes; ${counts.others} met something else than validation, ${secondsSince(start)}`,
  );
  if (counts.judged < AMOUNT / 2) report.fail(`${target.minor}  random objects: most are judged by something else.`);
  else if (counts.falseRefusals + counts.falsePasses === 0) report.pass();
}

function isFound(object: JsonObject, target: FeatureTarget): boolean {
  return foundIn(object, target).length > 0;
}

async function tell({ report, target }: Bench, server: Server, object: JsonObject): Promise<void> {
  const isRefused = (await server.ask(object))?.isRefused;
  const smallest = await shrink(object, (candidates) =>
    Promise.all(
      candidates.map(async (candidate) => {
        const answer = await server.ask(candidate);
        return answer?.isRefused === isRefused && isFound(candidate, server.target) !== isRefused;
      }),
    ),
  );
  report.fail(
    `${target.minor}  random objects: ${isRefused === true ? 'the rules take what the server refuses' : 'the rules refuse what the server takes'}`,
    JSON.stringify(smallest),
    ...foundIn(smallest, server.target).map(({ rule, message }: Finding) => `${rule}: ${message}`),
    (await server.ask(smallest))?.why ?? '',
  );
}

/** A server and the target that stands for it. */
class Server {
  public readonly target: FeatureTarget;
  private readonly paths: ResourcePaths;

  public constructor(private readonly bench: Bench) {
    this.target = { version: KubernetesVersion.of(bench.target.minor), featureGates: {} };
    this.paths = new ResourcePaths(bench.client);
  }

  /** Admission plugins ask for what a test server does not have, such as a priority class: that is not validation. */
  public async ask(object: JsonObject): Promise<Answer | undefined> {
    const collection = await this.paths.collectionOf({ ...object, metadata: {} });
    if (collection === undefined) return undefined;
    const sent = JSON.stringify(withServiceAccount(object));
    const { status, body } = await this.bench.client.send('POST', collection + DRY_RUN, sent);
    const why = textAt(body, 'message') ?? String(status);
    if (status < 300) return (await this.askForPod(object)) ?? { isRefused: false, why };
    return [BAD_REQUEST, INVALID].includes(status) && isOfObject(body) ? { isRefused: true, why } : undefined;
  }

  /** Old servers look at the Pod of a StatefulSet when the controller creates it, and at no other time. */
  private async askForPod({ kind, spec }: JsonObject): Promise<Answer | undefined> {
    if (kind !== 'StatefulSet' || isAtLeast(this.bench.target.minor, TEMPLATES_SINCE)) return undefined;
    const { template, volumeClaimTemplates } = objectIn(spec);
    const { metadata, spec: podSpec } = objectIn(template);
    const claims = listIn(volumeClaimTemplates).map((claim) => objectIn(objectIn(claim)['metadata'])['name'] ?? '');
    const others = listIn(objectIn(podSpec)['volumes']).filter(
      (volume) => !claims.includes(objectIn(volume)['name'] ?? ''),
    );
    const volumes = [...claims.map((name) => ({ name, persistentVolumeClaim: { claimName: name } })), ...others];
    const { labels = null, annotations = null } = objectIn(metadata);
    return this.ask({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'shop-0', labels, annotations },
      spec: { ...objectIn(podSpec), volumes },
    });
  }
}

/** The default that an admission plugin gives, without which a Pod can have no token; the test servers do without it. */
function withServiceAccount(object: JsonObject): JsonObject {
  const spec = objectIn(object['spec']);
  const isNamed = [spec['serviceAccountName'] ?? '', spec['serviceAccount'] ?? ''].some((name) => name !== '');
  if (object['kind'] !== 'Pod' || !isObject(object['spec']) || isNamed) return object;
  return { ...object, spec: { ...spec, serviceAccountName: 'default' } };
}

function objectIn(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

function listIn(value: Json | undefined): readonly Json[] {
  return isList(value) ? value : [];
}

/** Whether it is the object that is refused, and not the request, as for one whose namespace is not that of the request. */
function isOfObject(body: Json): boolean {
  const message = textAt(body, 'message') ?? '';
  if (/namespace of the (provided object|object)/.test(message)) return false;
  const details = isObject(body) ? body['details'] : undefined;
  return isList(isObject(details) ? details['causes'] : undefined) || message !== '';
}
