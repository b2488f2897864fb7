import { KubernetesVersion } from '../../src/kubernetes/version';
import type { Cause, Verdict } from './agreement/kube-judge';
import { Random } from './agreement/random';
import { compareValidation } from './agreement/validation/suite';
import type { ApiClient } from './api-client';
import { isList, isObject, textAt, type Json, type JsonObject } from './json';
import { ResourcePaths } from './resource-paths';
import type { Bench } from './run-suite';
import { isAtLeast } from './targets';

/** So many objects are sent to each server. */
const AMOUNT = 300;
/** The same ones every day. */
const SEED = 20260401;
/** The first version whose server looks at the template of a StatefulSet. */
const TEMPLATES_SINCE = '1.36';
const DRY_RUN = '?dryRun=All&fieldValidation=Strict';
const [BAD_REQUEST, INVALID] = [400, 422];

/** Creates random objects on a server, and compares what it refuses with what the rules find for its version. */
export async function runRandomObjects({ target, client, report }: Bench): Promise<void> {
  const version = KubernetesVersion.of(target.minor);
  const server = new Server(client, target.minor);
  await compareValidation(
    {
      title: `${target.minor}  random objects`,
      judge: { judge: (objects) => Promise.all(objects.map((object) => server.judge(object))) },
      target: { version, featureGates: {} },
      minor: version.minor,
      report,
      isWhole: false,
    },
    new Random(SEED + version.minor),
    AMOUNT,
  );
}

/** A server that creates an object, and keeps nothing of it. */
class Server {
  private readonly paths: ResourcePaths;

  public constructor(
    private readonly client: ApiClient,
    private readonly minor: string,
  ) {
    this.paths = new ResourcePaths(client);
  }

  /** Undefined if something else than the object is refused: test servers have no priority class, for instance. */
  public async judge(object: JsonObject): Promise<Verdict | undefined> {
    const collection = await this.paths.collectionOf({ ...object, metadata: {} });
    if (collection === undefined) return undefined;
    const sent = JSON.stringify(withServiceAccount(object));
    const { status, body } = await this.client.send('POST', collection + DRY_RUN, sent);
    const message = textAt(body, 'message') ?? '';
    if (status < 300) return (await this.judgePodOf(object)) ?? { valid: true };
    if (status === INVALID) return { valid: false, errors: causesIn(body) };
    const isOfRequest = /namespace of the (provided )?object/.test(message);
    return status === BAD_REQUEST && !isOfRequest ? { valid: false, decode: message } : undefined;
  }

  /** Old servers look at the Pod of a StatefulSet when the controller creates it, and at no other time. */
  private async judgePodOf({ kind, spec }: JsonObject): Promise<Verdict | undefined> {
    if (kind !== 'StatefulSet' || isAtLeast(this.minor, TEMPLATES_SINCE)) return undefined;
    const verdict = await this.judge(podOfStatefulSet(fieldsIn(spec)));
    return verdict && !verdict.valid ? { valid: false, decode: 'refused when the controller creates it' } : verdict;
  }
}

function podOfStatefulSet({ template, volumeClaimTemplates }: JsonObject): JsonObject {
  const { metadata, spec } = fieldsIn(template);
  const { labels = null, annotations = null } = fieldsIn(metadata);
  const claims = itemsIn(volumeClaimTemplates).map((claim) => fieldsIn(fieldsIn(claim)['metadata'])['name'] ?? '');
  const volumes = [
    ...claims.map((name) => ({ name, persistentVolumeClaim: { claimName: name } })),
    ...itemsIn(fieldsIn(spec)['volumes']).filter((volume) => !claims.includes(fieldsIn(volume)['name'] ?? '')),
  ];
  const pod = { ...fieldsIn(spec), volumes };
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'shop-0', labels, annotations }, spec: pod };
}

/** The default that an admission plugin gives, without which a Pod can have no token; the test servers do without it. */
function withServiceAccount(object: JsonObject): JsonObject {
  const { kind, spec } = object;
  const { serviceAccountName, serviceAccount } = fieldsIn(spec);
  const isNamed = [serviceAccountName ?? '', serviceAccount ?? ''].some((name) => name !== '');
  if (kind !== 'Pod' || !isObject(spec) || isNamed) return object;
  return { ...object, spec: { ...spec, serviceAccountName: 'default' } };
}

function causesIn(body: Json): Cause[] {
  return itemsIn(fieldsIn(fieldsIn(body)['details'])['causes']).map((cause) => ({
    type: textAt(cause, 'reason') ?? '',
    field: textAt(cause, 'field') ?? '',
    detail: textAt(cause, 'message') ?? '',
  }));
}

function fieldsIn(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

function itemsIn(value: Json | undefined): readonly Json[] {
  return isList(value) ? value : [];
}
