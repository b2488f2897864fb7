import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Yaml } from 'cdk8s';
import type { ApiClient } from './api-client';
import { lastLines, run } from './command';
import { textAt, type JsonObject } from './json';
import { JudgeError } from './judge-error';
import type { Manifest } from './manifests';
import { namespaceOf } from './resource-paths';
import { CUSTOM_RESOURCES, PROMETHEUS_OPERATOR } from './targets';

const CREATED = 201;
const OK = 200;
const CONFLICT = 409;
const ATTEMPTS = 100;

/** Makes the namespaces for real: in one that does not exist, a dry run is refused. */
export async function createNamespaces(client: ApiClient, manifests: readonly Manifest[]): Promise<void> {
  for (const name of new Set(manifests.map(({ object }) => namespaceOf(object)))) {
    await create(client, '/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  }
}

/** Where Go keeps the files of the CRDs; downloaded once, into Go's own module cache. */
export async function customResourceFolder(): Promise<string> {
  const { status, stdout, stderr } = await run('go', ['mod', 'download', '-json', PROMETHEUS_OPERATOR], tmpdir());
  const module = stdout.startsWith('{') ? (JSON.parse(stdout) as JsonObject) : {};
  const folder = textAt(module, 'Dir');
  if (status === 0 && folder !== undefined) return path.join(folder, 'example', 'prometheus-operator-crd');
  const reason = textAt(module, 'Error') ?? lastLines(stderr, 5);
  throw new JudgeError(
    `The CRDs of PodMonitor and ServiceMonitor could not be downloaded; see that Go reaches its module proxy.\n${reason}`,
  );
}

/** Makes the custom resources for real and waits until they are served. */
export async function createCustomResources(client: ApiClient, folder: string): Promise<void> {
  for (const plural of CUSTOM_RESOURCES) {
    const [definition] = Yaml.load(path.join(folder, `monitoring.coreos.com_${plural}.yaml`)) as [JsonObject];
    await create(client, '/apis/apiextensions.k8s.io/v1/customresourcedefinitions', definition);
  }
  for (const plural of CUSTOM_RESOURCES) await untilServed(client, `/apis/monitoring.coreos.com/v1/${plural}`);
}

async function create(client: ApiClient, collection: string, object: JsonObject): Promise<void> {
  const { status, body } = await client.send('POST', collection, JSON.stringify(object));
  if (status === CREATED || status === CONFLICT) return;
  const name = `${textAt(object, 'kind') ?? ''} ${textAt(object, 'metadata', 'name') ?? ''}`;
  throw new JudgeError(`${name}, which the manifests need, could not be created: ${textAt(body, 'message') ?? status}`);
}

/** A CRD is established a moment after its creation. */
async function untilServed(client: ApiClient, collection: string): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const { status } = await client.get(collection);
    if (status === OK) return;
    await sleep(100);
  }
  throw new JudgeError(`${collection} is not served ten seconds after its CRD was created.`);
}
